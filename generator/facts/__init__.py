"""What a company states about itself, typed, frozen and complete or not made at all."""
