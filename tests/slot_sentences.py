"""Clean sentences of legal documents; what stands in braces is a slot, with the kind of value that fills it."""

FILLED = """
If you have any questions about this notice, please contact us at {mail:privacy@bluepeak.in}.
You can reach our Data Protection Officer at {mail:dpo@northwind.io} or by post.
To withdraw your consent, write to us at {mail:optout@harbour.co.uk} and we will act within {number:10} days.
Please send an e-mail to {mail:legal@quillsoft.com} with the subject line “Data request”.
For billing questions call us on {phone:+44 20 7946 1234} between 9 am and 5 pm.
You may telephone our support desk at {phone:1800 123 4321} on any working day.
Our registered office is located at {address:14 Mill Lane, Leeds LS1 4AB}.
This website is operated by {name:Bluepeak Software Limited} (“we”, “us” or “our”).
These terms are an agreement between you and {name:Quillsoft Inc.} (“Quillsoft”).
Welcome to {name:Northwind}! These terms explain how you may use our services.
Thank you for choosing {name:Harbour Hosting}. We are pleased to have you as a customer.
{name:Bluepeak} is committed to protecting your privacy.
At {name:Northwind}, we take the security of your data seriously.
Our services are available through our website accessible at {link:https://bluepeak.in} (the “Website”).
The current version of this policy is posted at {link:https://bluepeak.in/privacy}.
You can read our cookie policy at {link:www.harbour.co.uk/cookies}.
For more information, visit our website at {link:www.quillsoft.com}.
This agreement is governed by the laws of {place:England and Wales}.
The courts of {place:Mumbai, India} have exclusive jurisdiction over any dispute.
Any dispute will be settled by the courts located in {place:Delaware}.
We are a company registered under the laws of {place:Singapore} with our office at {address:1 Raffles Place}.
{name:Quillsoft Private Limited} is a company incorporated in {place:India}.
We will reply to your request within {number:30} days of receiving it.
Either party may end this agreement by giving at least {number:60} days’ written notice.
Invoices are payable within {number:15} business days from the date of the invoice.
The customer must report a fault not later than {number:7} days after it appears.
You must be at least {number:18} years old to open an account.
We keep your data for a period of {number:5} years after you close your account.
The monthly fee is {sum:INR 499} and is charged in advance.
Late payments bear interest at the rate of {number:18}% per annum.
Our liability is limited to {number:100}% of the fees that you paid.
We guarantee an uptime of {number:99.9}% in each calendar month.
This policy was last updated on {date:12 March 2024}.
These terms take effect on {date:1 January 2025}.
This policy is effective as of {date:5 May 2023}.
This agreement is dated {date:3 June 2022} and replaces all earlier ones.
Last updated: {date:12 March 2024}
Effective date: {date:1 January 2025}
E-mail: {mail:grievance@bluepeak.in}
Email id: {mail:help@quillsoft.in}
Phone: {phone:+91 80 4123 9000}
Telephone: {phone:020 7946 1234}
Address: {address:14 Mill Lane, Leeds LS1 4AB}
Registered Office: {address:22 Residency Road, Bengaluru 560025}
Name of the Grievance Officer: {name:Asha Menon}
Designation: {name:Head of Compliance}
CIN: {id:U72900KA2015PTC082345}
GSTIN: {id:29AAFCB7707D1ZQ}
VAT number: {id:GB 293 4567 12}
Company number: {id:08127756}
Website: {link:https://www.harbour.co.uk}
Attn: {name:Legal Department}
Our company number is {id:08127756} and our VAT number is {id:GB 293 4567 12}.
If you wish to complain, you can contact {name:Asha Menon}, our Grievance Officer, at {mail:grievance@bluepeak.in}.
We have appointed {name:Asha Menon} as our Data Protection Officer.
By using {name:Harbour}’s services you agree to these terms.
The services are provided by {name:Harbour Hosting Ltd}, a company registered in {place:Scotland}.
{name:Northwind} and its affiliates may use this information to improve the service.
“Company” means {name:Bluepeak Software Limited}, {address:14 Mill Lane, Leeds}.
To unsubscribe, click {text:here} or reply to any of our messages.
Please see our {text:Cookie Policy} for more information.
By using the service you accept our {text:Terms of Use}.
You can change your settings by clicking {text:“Preferences”}.
More details about the sub-processors are available at {link:https://bluepeak.in/subs}.
Complaints can be sent by e-mail to {mail:complaints@harbour.co.uk}, and we acknowledge them within {number:48} hours.
Send written notices to {address:14 Mill Lane, Leeds LS1 4AB}.
You can opt out by emailing {mail:optout@quillsoft.com} or by calling {phone:020 7946 1234}.
We may also share your data with {name:Globex Analytics LLC}, which processes it on our behalf.
All trademarks of {name:Quillsoft} remain its property.
The agreement is made on this {number:4th} day of {date:June 2024}.
This site is owned and operated by {name:Tailwind Labs}.
Visit {link:www.tailwindlabs.dev} to learn more about our products.
The app is developed by {name:Studio Lark} as a free app.
A refund is made within {number:14} working days from the day on which we receive the goods.
We retain server logs for {number:90} days.
Users under the age of {number:16} may not register.
You agree to pay a fee of {sum:$25} per month for each seat.
Please contact our support team via {mail:support@tailwindlabs.dev}.
Contact us: {mail:hello@tailwindlabs.dev}
If you live in the EU, our representative is {name:EU Rep GmbH}, {address:Hauptstrasse 4, Berlin}.
The data controller is {name:Bluepeak Software Limited}.
To the extent the law allows, {name:Tidemark} is not liable for lost profits.
This notice tells you how {name:Tidemark} handles your data when you book a berth.
You accept that {name:Tidemark} may change its fees once a year.
If {name:Tidemark} disagrees with your claim, you may ask a mediator.
The seat of the arbitration is {place:Galway}, and the tribunal has one member.
The lease is made on {date:4 May 2025} between the harbour and the tenant.
Our fees are capped at {sum:EUR 900} and are due at the end of the season.
Moorings are held for {number:14} days after the booking ends.
A deposit of {sum:EUR 200} is due when you book.
Complaints that we cannot settle go to the courts of {place:Galway}, and the law of that place decides.
The controller of your data is {name:Tidemark Ltd}, registered under number {id:345678}.
Berths that stay empty until {date:1 June 2025} are let to others.
You agree to hold harmless {name:Tidemark Ltd} and its officers.
This contract is between {name:Orla Byrne} (Tenant) and {name:Tidemark Ltd} (Owner).
Server logs: {number:30} days
""".strip().splitlines()

CLEAN = """
You may write to us at any time, and we will write back to the address you gave us.
The price you signed up at is the price you pay.
Tell us which country you live in, and we will say which court you can go to.
These are the only purposes for which we use the data you provide us with.
The service is provided by us, or on our behalf by a processor.
Our team is happy to help. Just e-mail or call.
All notices are sent in writing and take effect on receipt.
Some of the services that we offer are run by others, for whom we are not responsible.
You can see what we hold about you, and how it is used, at any time.
The rights above are in addition to, and not in place of, those that the law gives you.
You are responsible for, and agree to pay, all charges.
You submit to the jurisdiction of, and venue in, the courts of the State in which we have our seat.
It covers any firm that controls, is controlled by, or is under common control with, that firm.
We are not liable for loss that arises out of, or in connection with, the service.
Cookies help us see what works and what does not, so we can improve on it.
You may not use the service if you are under 18 or if you are barred from it.
Data is deleted when it is no longer needed for the purpose it was collected for.
Account: the record we hold about you.
Name: we use it to greet you.
E-mail address: to send you our newsletter.
Who we share with:
What we collect:
For EU residents: you may complain to your authority.
The site may link to other sites. We have no control over what they do or say.
If you do not agree to the terms, please stop using the service and log out.
Years of experience have taught us to be careful with data.
It took months of work. We spent days on it.
Prices are in USD, EUR or INR. We charge in the currency you choose.
A few % of users opt out. Up to 5% is waived.
The agreement starts on the date you accept it and runs until it is ended by either party.
He or she may sign for the company he or she works for.
The provider that your data is held with, and the place it is stored in, are listed below.
“Personal data” is what the law says it is.
You agree to, and must comply with, the rules of the community you take part in.
Opt in or out, log on or off: the choice is yours to make, and ours to respect.
The list (see below) is updated when a provider is added or removed.
The parties (each a “Party”) agree as follows:
The website (“Site”), the app (“App”) and all that comes with them (together, the “Services”)
Our services are offered from India, and are subject to its laws and courts.
We, our staff and our partners (“we”, “us”) act with care.
It is our policy to answer every letter we are sent and every e-mail we get.
The Provider will, at its own cost, fix what it is at fault for.
Write to help [at] bluepeak [dot] in, or to [email protected], as the Act says [sic].
These are the firms we work with (“Partners”) and the account you sign in with (the “Account”).
""".strip().splitlines()
