<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en_US">
    <context>
        <name>AccountPage</name>
        <message>
            <source>All</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Back to the accounts</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Calls</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Date</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Edit the account (E)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>History</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It was deleted, or it belongs to somebody else now. Unsent work on it is kept in Sync.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Log a visit or call</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Made here, not at the office yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Mails</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing has happened yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Start visit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This account is no longer here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Visits, calls, orders, cases and promises gather here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>case</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>edit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>filter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>log a call</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>promise</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>tabs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>visit</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>AccountPicker</name>
        <message>
            <source>Account not on this laptop</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Account of the new order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draft {number} · {day}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>For whom is the order?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Name, code, tax id or place…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nobody found</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Try other words, or part of a code</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>balance</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>draft</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>AccountsPage</name>
        <message numerus="yes">
            <source>%n account(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>12 months</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A × high</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>All</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>At risk</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Balance</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Filter by name, town, code or tax id</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It fills with the first synchronisation; new accounts can be added right now.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No order in 60 days</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nobody is called that</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nobody is in this filter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Other spellings were tried too.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Prospects</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Segment</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show all</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The book of business is still empty</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Visit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Visit this week</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Without visit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>balance &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>filter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>filters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>move</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>new account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>to send</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>visit</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>AgendaPage</name>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>Agenda</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Day</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kind</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Month</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing is planned here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Promise</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>See who is due</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>State</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Today</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Visits and promises stand here on their day.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Week</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>back and on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>day, week, month</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>done</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>late</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>promise</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>today</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>CasesPage</name>
        <message>
            <source>All open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Complaints, questions and returns stand here by their clock.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New case</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No case here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Solved</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>new</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>solved</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>states</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{age} late</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ConflictCard</name>
        <message numerus="yes">
            <source>%n field(s) differ</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>Changed here and at the office without seeing each other. What is not chosen stays in the ledger.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Mine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take mine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take the office's</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The office deleted it while it was changed here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The office's</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Was</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>and %n more field(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>before both changes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>deleted</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>CreditBar</name>
        <message>
            <source>No credit limit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>balance &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>figures of the office, {when}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no figures from the office yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>of {amount}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>on the way &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>this order &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{amount} left</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{amount} over the limit</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DeskHead</name>
        <message>
            <source>Catalogue prices</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>List {name}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>delivery {day}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>FirstRunPage</name>
        <message>
            <source>A real CRM with an invented company runs on this laptop. Nothing leaves it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Address</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>CRM</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect and begin</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect to my CRM</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Database</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Our office</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Password</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Preparing…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Setting up the demo company</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The book of business is kept on this laptop, encrypted, and works without a network.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The first time this takes some minutes; afterwards it opens in seconds.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Try the demo company</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>User</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Where does the work come from?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>With the address, the user and the password the administrator gave.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>HelpCard</name>
        <message>
            <source>Everywhere</source>
            <translation>Em todo lugar</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
    </context>
    <context>
        <name>LastLine</name>
        <message>
            <source>Add</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no longer sold</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{percent} discount</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>OfferCard</name>
        <message>
            <source>Add</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bought about every {every} days, last {since} days ago; usually {quantity}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Due again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>From {at} on, a unit costs {better} instead of {price}: {percent} less.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Quantity break</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>OrderDeskPage</name>
        <message numerus="yes">
            <source>%n line(s) copied at today's prices</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>Choose an account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draft {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It cannot go yet: see what is red before sending. The draft is safe.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No price and no discount changes in silence</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order lines</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order {number} is in the outbox, safe; it goes to the office by itself</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>PDF</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Removed: {product}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Send for approval</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Send order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>discount</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>next</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>packs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>remove</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>repeat last</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>saved {time}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>send</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>suggestions, last order, catalogue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>take suggestion</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>OrderGrid</name>
        <message>
            <source>A discount has at most two decimals.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A discount is between 0 and 100 %.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A quantity is more than 0; to take the line away press Del.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Amount</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Code</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Code or words…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Disc. %</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>List</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Net</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Product</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Qty.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stock · age</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Un.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{product} is sold by the {unit}: {quantity} has too many decimals.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{quantity} cannot be meant as a quantity.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{stock} of {wanted}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{typed}” is not a number: write it like 12 or {example}.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>OrderPaper</name>
        <message>
            <source>Amount</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Code</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Comment</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Date</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Disc. %</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Net</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order {number} (provisional)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Payment</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Price</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Price list</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Prices without tax.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Prices without tax. The number is provisional until the office has confirmed the order.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Product</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Qty.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Total</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Your reference</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title} · page {page} of {pages}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>OrdersPage</name>
        <message>
            <source>Account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Account not on this laptop</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>All</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Back in the outbox; it goes with the next sync</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Changed here and at the office</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose one of the two versions.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Date</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Discard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Discarded; the ledger keeps what it was</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draft {number} deleted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>For approval</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Line {number}: {product}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lines</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Need you</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Net</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No order here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No orders yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing fits this filter.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Number, account or reference</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open at the office</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Orders</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Orders taken here and at the office will stand here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remarks of the office</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Search orders</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Settle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>State</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tax</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The office has taken this order in, so it cannot be changed here. C copies it to a new one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The office refused it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The whole order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>To send</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Total</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Two versions</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>copy to a new order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>delete draft</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>filters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>move</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>provisional</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>retry</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>search</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>was {number}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>PaperMaker</name>
        <message>
            <source>Order {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Saved: {path}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show folder</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>PipelinePage</name>
        <message>
            <source>New opportunity</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No opportunity here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open: &lt;b&gt;{amount}&lt;/b&gt; · by their chance &lt;b&gt;{weighted}&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What may be sold stands here with its amount, its chance and the day it closes.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>new</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stage back and on</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stages</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name}: {stage}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Preflight</name>
        <message>
            <source>Before sending</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ProductPopup</name>
        <message>
            <source>Articles found</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing found for “{text}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Try other words</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>discontinued</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>in stock</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>QuickLogCard</name>
        <message numerus="yes">
            <source>%n thing(s) will be saved</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>Draft safe</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How long?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Logged: {name}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next step?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Quick log</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save all</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What came of it?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What next?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Which account?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Which one?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>choose while mending</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>close and keep the draft</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>closes and keeps the draft</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>its clock starts at {time}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>mend</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>mend a chip</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>next step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>save all</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>v luz 30m ok order; complaint delivery; next mon 10</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{begin} to {end}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>RecordCard</name>
        <message>
            <source>A draft from before was brought back.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Discard the draft</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New: {kind}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open that one</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Saved here; it goes to the office by itself.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This account may already be there:</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>almost the same name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>closes and keeps the draft</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>same e-mail</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>same phone</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>same tax id</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>RecordForm</name>
        <message>
            <source>This cannot be read as a value of this field.</source>
            <translation>Isto não pode ser lido como um valor deste campo.</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>Este dado é necessário.</translation>
        </message>
        <message>
            <source>comes from the office</source>
            <translation>vem do escritório</translation>
        </message>
    </context>
    <context>
        <name>RecordTable</name>
        <message>
            <source>Sort by {column}</source>
            <translation>Ordenar por {column}</translation>
        </message>
    </context>
    <context>
        <name>RefusalCard</name>
        <message>
            <source>Discard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Export</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Retry</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>refused</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message>
            <source>Catalogue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy all</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Last</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No order yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing to suggest</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Order {number} · {day}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Search the catalogue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Suggested</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The account's last order will stand here, ready to copy.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What this account buys in a rhythm and is due, and quantity breaks nearly reached, stand here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>stock {count}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>SyncSide</name>
        <message numerus="yes">
            <source>%n entries</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>Every change is chained to the one before. Verify walks the whole chain.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How fresh everything is</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ledger of this laptop</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing was received yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On the way</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>See the ledger</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sent once and received</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The chain is broken</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The chain is whole</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The whole territory</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This laptop</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Verify</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>With two versions</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>count and checksum equal to the office's</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>differs, is being repaired</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>older than an hour</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>received</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>verified</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TodayPage</name>
        <message numerus="yes">
            <source>%n fixed</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>Account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Balance</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Case</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Case overdue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Case to answer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Coverage A</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Free credit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go on with the visit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Inside since {time}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kept</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kept: {subject}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Last order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Mend</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Needs you</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing is planned for today</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing waits for a decision.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Plan of the day</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Promise without an answer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Refused by the office</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sales of {month}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>See who is due</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Since {when}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The accounts that are due stand in Accounts; the agenda shows the coming days.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The office changed it meanwhile. Both versions are kept.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The week</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Today</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Two versions</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Visits</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Visits with order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a year ago {amount}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>account</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>before {share}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>by {when}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>case</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>check in / out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>move</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>of {planned} planned this month</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>to send</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>what needs you</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>without tax, to today</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{age} late</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{done} of {planned}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{done} of {planned} visits</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>{kind}: %n updated</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>{n} of {all} in rhythm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{n} of {visits} visits</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Log</source>
            <translation>Registrar</translation>
        </message>
        <message>
            <source>Log a visit or call (Ctrl L)</source>
            <translation>Registrar uma visita ou ligação (Ctrl L)</translation>
        </message>
        <message>
            <source>New order (Ctrl N)</source>
            <translation>Novo pedido (Ctrl N)</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Search or run</source>
            <translation>Buscar ou executar</translation>
        </message>
    </context>
    <context>
        <name>Totals</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>Discounts</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Gross</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>PDF</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Send order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Total</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} units</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>VisitPage</name>
        <message>
            <source>A visit ends with its outcome and next step; then the next one can begin.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Another visit is still under way</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bring the new list</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Check in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Check out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Checked out after {minutes}; the next step is a task now.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go to that visit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Inside since {time} · {age}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Say what came of the visit.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Say what the next step is; it becomes a task.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Skip</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Taken on this visit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What was said, seen and promised</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>check out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>complaint</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>nobody in particular</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>outcome</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>saved {time}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>WhyPrice</name>
        <message>
            <source>Catalogue price</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose a line to see how its price is made.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Discount {percent}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>List {name}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Net price</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next quantity break</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Why this price</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>from {quantity} {unit}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>limit {percent}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>line {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no rule of the list fits</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>since {day}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>until {day}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{more} more for {percent} less</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>all keys</source>
            <translation>todas as teclas</translation>
        </message>
        <message>
            <source>back</source>
            <translation>voltar</translation>
        </message>
        <message>
            <source>go to a place</source>
            <translation>ir a um lugar</translation>
        </message>
        <message>
            <source>log a visit or call</source>
            <translation>registrar uma visita ou ligação</translation>
        </message>
        <message>
            <source>new order</source>
            <translation>novo pedido</translation>
        </message>
        <message>
            <source>search or run</source>
            <translation>buscar ou executar</translation>
        </message>
        <message>
            <source>take back</source>
            <translation>desfazer</translation>
        </message>
    </context>
    <context>
        <name>account</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>About them</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Balance</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bought in 12 months</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Edit {name}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Free credit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Last order</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Last visit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next visit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing more is known yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing presses: seen within its rhythm, no promise or case open.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Now</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Own fields</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The last</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Where</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Who decides</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Why see them</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>by {when}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>customer since {year}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>deliveries</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>due {day}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>from the office, {when}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>inside</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>invoices</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>limit {amount}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not planned</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>of {when}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>open {hours}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>rhythm {days} days</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>since {time}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>to send</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>without tax</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{age} late</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{amount} on the way</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{change} on the year before</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>central</name>
        <message>
            <source>Copying the prepared company</source>
            <translation>Copiando a empresa preparada</translation>
        </message>
        <message>
            <source>Filling the catalogue</source>
            <translation>Preenchendo o catálogo</translation>
        </message>
        <message>
            <source>Making the passwords</source>
            <translation>Criando as senhas</translation>
        </message>
        <message>
            <source>Opening the office</source>
            <translation>Abrindo o escritório</translation>
        </message>
        <message>
            <source>Preparing the database</source>
            <translation>Preparando o banco de dados</translation>
        </message>
        <message>
            <source>Starting the server</source>
            <translation>Iniciando o servidor</translation>
        </message>
        <message>
            <source>Writing open orders, stock and balances</source>
            <translation>Gravando pedidos abertos, estoque e saldos</translation>
        </message>
        <message>
            <source>Writing the customers</source>
            <translation>Gravando os clientes</translation>
        </message>
        <message>
            <source>Writing two years of history</source>
            <translation>Gravando dois anos de histórico</translation>
        </message>
    </context>
    <context>
        <name>choice</name>
        <message>
            <source>Approved</source>
            <translation>Aprovado</translation>
        </message>
        <message>
            <source>At risk</source>
            <translation>Em risco</translation>
        </message>
        <message>
            <source>Buys</source>
            <translation>Compra</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Ligação</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Cancelado</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Reclamação</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>Confirmado</translation>
        </message>
        <message>
            <source>Converted</source>
            <translation>Convertida</translation>
        </message>
        <message>
            <source>Decides</source>
            <translation>Decide</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Feito</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Rascunho</translation>
        </message>
        <message>
            <source>Dropped</source>
            <translation>Descartado</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>Fixo</translation>
        </message>
        <message>
            <source>Follow-up</source>
            <translation>Acompanhamento</translation>
        </message>
        <message>
            <source>Growing</source>
            <translation>Em crescimento</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Alto</translation>
        </message>
        <message>
            <source>Lead</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Perdido</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Baixo</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Médio</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Novo</translation>
        </message>
        <message>
            <source>No interest</source>
            <translation>Sem interesse</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Not there</source>
            <translation>Ausente</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Aberto</translation>
        </message>
        <message>
            <source>Opportunity</source>
            <translation>Oportunidade</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>Pending</source>
            <translation>Pendente</translation>
        </message>
        <message>
            <source>Percentage</source>
            <translation>Porcentagem</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>Planejada</translation>
        </message>
        <message>
            <source>Prescribes</source>
            <translation>Prescreve</translation>
        </message>
        <message>
            <source>Processing</source>
            <translation>Em processamento</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>Promessa</translation>
        </message>
        <message>
            <source>Prospect</source>
            <translation>Prospecto</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Dúvida</translation>
        </message>
        <message>
            <source>Quotation</source>
            <translation>Orçamento</translation>
        </message>
        <message>
            <source>Recovered</source>
            <translation>Recuperado</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rejeitado</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Devolução</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Serviço</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Pulada</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>Resolvido</translation>
        </message>
        <message>
            <source>Stable</source>
            <translation>Estável</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>A fazer</translation>
        </message>
        <message>
            <source>Under way</source>
            <translation>Em andamento</translation>
        </message>
        <message>
            <source>Uses</source>
            <translation>Usa</translation>
        </message>
        <message>
            <source>Video call</source>
            <translation>Videochamada</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Visita</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Em espera</translation>
        </message>
        <message>
            <source>Won</source>
            <translation>Ganho</translation>
        </message>
    </context>
    <context>
        <name>entity</name>
        <message>
            <source>Account</source>
            <translation>Cliente</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Clientes</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Endereço</translation>
        </message>
        <message>
            <source>Addresses</source>
            <translation>Endereços</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>Caso</translation>
        </message>
        <message>
            <source>Cases</source>
            <translation>Casos</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contato</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contatos</translation>
        </message>
        <message>
            <source>Opportunities</source>
            <translation>Oportunidades</translation>
        </message>
        <message>
            <source>Opportunity</source>
            <translation>Oportunidade</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>Order line</source>
            <translation>Linha do pedido</translation>
        </message>
        <message>
            <source>Order lines</source>
            <translation>Linhas do pedido</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Pedidos</translation>
        </message>
        <message>
            <source>Price list</source>
            <translation>Lista de preços</translation>
        </message>
        <message>
            <source>Price lists</source>
            <translation>Listas de preços</translation>
        </message>
        <message>
            <source>Price rule</source>
            <translation>Regra de preço</translation>
        </message>
        <message>
            <source>Price rules</source>
            <translation>Regras de preço</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Produto</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Produtos</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Tarefa</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>Tarefas</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Imposto</translation>
        </message>
        <message>
            <source>Taxes</source>
            <translation>Impostos</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Visita</translation>
        </message>
        <message>
            <source>Visits</source>
            <translation>Visitas</translation>
        </message>
    </context>
    <context>
        <name>errors</name>
        <message>
            <source>Another process is at work on the central CRM in {folder}.</source>
            <translation>Outro processo está trabalhando no CRM central de {folder}.</translation>
        </message>
        <message>
            <source>Ask the administrator for the right.</source>
            <translation>Peça a permissão ao administrador.</translation>
        </message>
        <message>
            <source>Ask the administrator to activate the module, or to update it.</source>
            <translation>Peça ao administrador que ative o módulo ou o atualize.</translation>
        </message>
        <message>
            <source>Ask the administrator; a network's sign-in page or a missing company certificate look like this.</source>
            <translation>Consulte o administrador: a página de acesso de uma rede ou um certificado da empresa ausente aparecem assim.</translation>
        </message>
        <message>
            <source>Ask the administrator; what is waiting here is safe and was not sent.</source>
            <translation>Consulte o administrador: o que espera aqui está seguro e não foi enviado.</translation>
        </message>
        <message>
            <source>Ask whether the territory was changed; then synchronise and accept it.</source>
            <translation>Pergunte se o território mudou; depois sincronize e aceite.</translation>
        </message>
        <message>
            <source>Check the address; to move to the new server, export what is waiting and start a new profile.</source>
            <translation>Verifique o endereço; para passar ao novo servidor, exporte o que está pendente e comece um novo perfil.</translation>
        </message>
        <message>
            <source>Check the name of the database with the administrator.</source>
            <translation>Confirme o nome do banco de dados com o administrador.</translation>
        </message>
        <message>
            <source>Check the passphrase, or the keyring entry of this profile.</source>
            <translation>Verifique a frase secreta ou a entrada deste perfil no chaveiro.</translation>
        </message>
        <message>
            <source>Choose another folder with --home, or change its permissions.</source>
            <translation>Escolha outra pasta com --home ou mude as permissões dela.</translation>
        </message>
        <message>
            <source>Choose another profile with --home, or move that folder away.</source>
            <translation>Escolha outro perfil com --home ou mova essa pasta.</translation>
        </message>
        <message>
            <source>Enter the password again in Settings; what is waiting stays safe.</source>
            <translation>Digite a senha de novo em Ajustes; o que está pendente continua seguro.</translation>
        </message>
        <message>
            <source>Export what is waiting and start a new profile; nothing was sent.</source>
            <translation>Exporte o que está pendente e comece um novo perfil; nada foi enviado.</translation>
        </message>
        <message>
            <source>Free some space and save again.</source>
            <translation>Libere espaço e salve de novo.</translation>
        </message>
        <message>
            <source>Give it with --passphrase-stdin, SFA_DESKTOP_PASSPHRASE_FILE or SFA_DESKTOP_PASSPHRASE.</source>
            <translation>Informe-a com --passphrase-stdin, SFA_DESKTOP_PASSPHRASE_FILE ou SFA_DESKTOP_PASSPHRASE.</translation>
        </message>
        <message>
            <source>Install that version or a newer one; nothing was changed.</source>
            <translation>Instale essa versão ou uma mais nova; nada foi mudado.</translation>
        </message>
        <message>
            <source>Install them with: {command} — or name a Python that has them in SFA_CENTRAL_PYTHON.</source>
            <translation>Instale-os com: {command} — ou indique em SFA_CENTRAL_PYTHON um Python que os tenha.</translation>
        </message>
        <message>
            <source>It will be tried again by itself.</source>
            <translation>Será tentado de novo automaticamente.</translation>
        </message>
        <message>
            <source>It will be tried again by itself; tell the administrator if it lasts.</source>
            <translation>Será tentado de novo automaticamente; se persistir, avise o administrador.</translation>
        </message>
        <message>
            <source>Its log stands beside its database; nothing of this profile was touched.</source>
            <translation>O registro dele está junto ao banco de dados; nada deste perfil foi tocado.</translation>
        </message>
        <message>
            <source>Look it up with the search, or synchronise first.</source>
            <translation>Procure com a busca ou sincronize primeiro.</translation>
        </message>
        <message>
            <source>Make one with: sfa-desktop central init</source>
            <translation>Crie um com: sfa-desktop central init</translation>
        </message>
        <message>
            <source>Mend the lines that are marked and send it again.</source>
            <translation>Corrija as linhas marcadas e envie de novo.</translation>
        </message>
        <message>
            <source>Nothing has to be done.</source>
            <translation>Não é preciso fazer nada.</translation>
        </message>
        <message>
            <source>Open a browser to see whether the network asks to sign in; nothing was changed.</source>
            <translation>Abra um navegador para ver se a rede pede identificação; nada foi mudado.</translation>
        </message>
        <message>
            <source>Restore the copy beside it, or ask support before a new first sync.</source>
            <translation>Restaure a cópia ao lado ou consulte o suporte antes de uma nova primeira sincronização.</translation>
        </message>
        <message>
            <source>Save the report of `sfa-desktop verify` for support.</source>
            <translation>Guarde o relatório de `sfa-desktop verify` para o suporte.</translation>
        </message>
        <message>
            <source>Something went wrong inside the app. Nothing was lost.</source>
            <translation>Algo falhou dentro do aplicativo. Nada foi perdido.</translation>
        </message>
        <message>
            <source>Stop it first with: sfa-desktop central stop</source>
            <translation>Pare-o primeiro com: sfa-desktop central stop</translation>
        </message>
        <message>
            <source>The answer to what was sent got lost. It will be looked up before it is sent again.</source>
            <translation>A resposta ao que foi enviado se perdeu. Será consultada antes de enviar de novo.</translation>
        </message>
        <message>
            <source>The central CRM could not do that: {problem}.
{detail}</source>
            <translation>O CRM central não conseguiu fazer isso: {problem}.
{detail}</translation>
        </message>
        <message>
            <source>The central CRM in {folder} is running.</source>
            <translation>O CRM central de {folder} está em execução.</translation>
        </message>
        <message>
            <source>The central CRM's programs (Tryton and its add-on) are not in {python}.</source>
            <translation>Os programas do CRM central (Tryton e seu complemento) não estão em {python}.</translation>
        </message>
        <message>
            <source>The certificate of {url} is not trusted: {detail}. Nothing was sent.</source>
            <translation>O certificado de {url} não é confiável: {detail}. Nada foi enviado.</translation>
        </message>
        <message>
            <source>The data file {path} is damaged. It was left as it is.</source>
            <translation>O arquivo de dados {path} está danificado. Ficou como estava.</translation>
        </message>
        <message>
            <source>The disk is full, so this could not be saved. What was saved before is safe.</source>
            <translation>O disco está cheio e isto não pôde ser salvo. O que foi salvo antes está seguro.</translation>
        </message>
        <message>
            <source>The folder {path} cannot be written.</source>
            <translation>Não é possível gravar na pasta {path}.</translation>
        </message>
        <message>
            <source>The key does not open this profile's data. The data was not touched.</source>
            <translation>A chave não abre os dados deste perfil. Os dados não foram tocados.</translation>
        </message>
        <message>
            <source>The office cannot be reached. Everything typed is safe on this laptop.</source>
            <translation>Sem conexão com o escritório. Tudo o que foi digitado está seguro neste computador.</translation>
        </message>
        <message>
            <source>The office does not accept the user {user} with this password.</source>
            <translation>O escritório não aceita o usuário {user} com esta senha.</translation>
        </message>
        <message>
            <source>The office does not let this user do that: {detail}.</source>
            <translation>O escritório não permite isso a este usuário: {detail}.</translation>
        </message>
        <message>
            <source>The office says no: {detail}</source>
            <translation>O escritório recusa: {detail}</translation>
        </message>
        <message>
            <source>The office would take away {gone} of {rows} records of one kind ({kind}). Nothing was changed.</source>
            <translation>O escritório retiraria {gone} de {rows} registros de um tipo ({kind}). Nada foi mudado.</translation>
        </message>
        <message>
            <source>The order stays a draft, because the office would refuse it: {codes}.</source>
            <translation>O pedido fica como rascunho, porque o escritório o recusaria: {codes}.</translation>
        </message>
        <message>
            <source>The server asks to wait {seconds} seconds.</source>
            <translation>O servidor pede para esperar {seconds} segundos.</translation>
        </message>
        <message>
            <source>The server at {url} has no database named {database}.</source>
            <translation>O servidor em {url} não tem um banco de dados chamado {database}.</translation>
        </message>
        <message>
            <source>The server had a fault of its own ({detail}). Nothing was lost.</source>
            <translation>O servidor teve uma falha própria ({detail}). Nada foi perdido.</translation>
        </message>
        <message>
            <source>The server has no field-sales add-on that this version understands ({detail}).</source>
            <translation>O servidor não tem um complemento de vendas que esta versão entenda ({detail}).</translation>
        </message>
        <message>
            <source>The server is older than what this laptop has already received: a backup was restored there.</source>
            <translation>O servidor está atrás do que este computador já recebeu: uma cópia de segurança foi restaurada lá.</translation>
        </message>
        <message>
            <source>The server that answered is not the one this profile was filled from. Nothing was sent or changed.</source>
            <translation>O servidor que respondeu não é o deste perfil. Nada foi enviado nem mudado.</translation>
        </message>
        <message>
            <source>The system keyring is locked or does not answer.</source>
            <translation>O chaveiro do sistema está bloqueado ou não responde.</translation>
        </message>
        <message>
            <source>There is a central CRM in {folder} already; it was left as it is.</source>
            <translation>Já existe um CRM central em {folder}; ficou como estava.</translation>
        </message>
        <message>
            <source>There is no central CRM in {folder}.</source>
            <translation>Não há um CRM central em {folder}.</translation>
        </message>
        <message>
            <source>There is no system keyring here, so a passphrase has to protect the data.</source>
            <translation>Aqui não há chaveiro do sistema; uma frase secreta precisa proteger os dados.</translation>
        </message>
        <message>
            <source>There is no {kind} with the id {id} in this profile.</source>
            <translation>Neste perfil não há um registro {kind} com o id {id}.</translation>
        </message>
        <message>
            <source>This laptop and the office still differ in: {kinds}. Nothing was lost.</source>
            <translation>Este computador e o escritório ainda diferem em: {kinds}. Nada foi perdido.</translation>
        </message>
        <message>
            <source>This profile is already open in another window or process.</source>
            <translation>Este perfil já está aberto em outra janela ou processo.</translation>
        </message>
        <message>
            <source>This profile is an older copy of itself: the office has already heard more from this laptop.</source>
            <translation>Este perfil é uma cópia anterior: o escritório já recebeu mais coisas deste computador.</translation>
        </message>
        <message>
            <source>This profile was written by a newer version of the app ({found}).</source>
            <translation>Este perfil foi gravado por uma versão mais nova do aplicativo ({found}).</translation>
        </message>
        <message>
            <source>Try again; if it repeats, save the log for support.</source>
            <translation>Tente de novo; se repetir, guarde o registro para o suporte.</translation>
        </message>
        <message>
            <source>Unlock it and try again.</source>
            <translation>Desbloqueie-o e tente de novo.</translation>
        </message>
        <message>
            <source>Use that window, or close it and try again.</source>
            <translation>Use essa janela, ou feche-a e tente de novo.</translation>
        </message>
        <message>
            <source>Wait for it to finish and try again.</source>
            <translation>Espere terminar e tente de novo.</translation>
        </message>
        <message>
            <source>What answered at {url} is not the CRM: a sign-in page of the network, or another address.</source>
            <translation>O que respondeu em {url} não é o CRM: uma página de acesso da rede ou outro endereço.</translation>
        </message>
        <message>
            <source>{problem}</source>
            <translation>{problem}</translation>
        </message>
    </context>
    <context>
        <name>field</name>
        <message>
            <source>Account</source>
            <translation>Cliente</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Ativo</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Valor</translation>
        </message>
        <message>
            <source>Answer due</source>
            <translation>Resposta até</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>Aprovação</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Saldo</translation>
        </message>
        <message>
            <source>Barcode</source>
            <translation>Código de barras</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Base</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>Marca</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>Categorias</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Categoria</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>Check-in</source>
            <translation>Entrada</translation>
        </message>
        <message>
            <source>Check-out</source>
            <translation>Saída</translation>
        </message>
        <message>
            <source>City</source>
            <translation>Cidade</translation>
        </message>
        <message>
            <source>Closes</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Código</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Comentário</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contato</translation>
        </message>
        <message>
            <source>Country</source>
            <translation>País</translation>
        </message>
        <message>
            <source>Credit limit</source>
            <translation>Limite de crédito</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Moeda</translation>
        </message>
        <message>
            <source>Customer since</source>
            <translation>Cliente desde</translation>
        </message>
        <message>
            <source>Customer's reference</source>
            <translation>Referência do cliente</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Decimals of the unit</source>
            <translation>Decimais da unidade</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Padrão</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Entrega</translation>
        </message>
        <message>
            <source>Delivery address</source>
            <translation>Endereço de entrega</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Descrição</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>Desconto</translation>
        </message>
        <message>
            <source>Done at</source>
            <translation>Feito em</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Vence</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Duração</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Ends on</source>
            <translation>Termina em</translation>
        </message>
        <message>
            <source>Figures of</source>
            <translation>Números de</translation>
        </message>
        <message>
            <source>Fixed appointment</source>
            <translation>Compromisso fixo</translation>
        </message>
        <message>
            <source>For deliveries</source>
            <translation>Para entregas</translation>
        </message>
        <message>
            <source>For invoices</source>
            <translation>Para faturas</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>Fórmula</translation>
        </message>
        <message>
            <source>From</source>
            <translation>A partir de</translation>
        </message>
        <message>
            <source>Influence</source>
            <translation>Influência</translation>
        </message>
        <message>
            <source>Invoice address</source>
            <translation>Endereço de cobrança</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Linha</translation>
        </message>
        <message>
            <source>Line of business</source>
            <translation>Ramo</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Lista</translation>
        </message>
        <message>
            <source>May be written to</source>
            <translation>Aceita e-mails</translation>
        </message>
        <message>
            <source>Minimum</source>
            <translation>Mínimo</translation>
        </message>
        <message>
            <source>Mobile</source>
            <translation>Celular</translation>
        </message>
        <message>
            <source>Multiple</source>
            <translation>Múltiplo</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Líquido</translation>
        </message>
        <message>
            <source>Net price</source>
            <translation>Preço líquido</translation>
        </message>
        <message>
            <source>Next on</source>
            <translation>Próximo passo em</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Próximo passo</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notas</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Aberto em</translation>
        </message>
        <message>
            <source>Opening hours</source>
            <translation>Horário</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Vencido</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Responsável</translation>
        </message>
        <message>
            <source>Payment term</source>
            <translation>Prazo de pagamento</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Telefone</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>Previsto</translation>
        </message>
        <message>
            <source>Postal code</source>
            <translation>CEP</translation>
        </message>
        <message>
            <source>Potential</source>
            <translation>Potencial</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Preço</translation>
        </message>
        <message>
            <source>Price list</source>
            <translation>Lista de preços</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Probabilidade</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Produto</translation>
        </message>
        <message>
            <source>Provisional number</source>
            <translation>Número provisório</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Quantidade</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Taxa</translation>
        </message>
        <message>
            <source>Reason lost</source>
            <translation>Motivo da perda</translation>
        </message>
        <message>
            <source>Remarks of the office</source>
            <translation>Observações do escritório</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Função</translation>
        </message>
        <message>
            <source>Segment</source>
            <translation>Segmento</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>Sequência</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Gravidade</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>Resolvido em</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>Etapa</translation>
        </message>
        <message>
            <source>Starts on</source>
            <translation>Começa em</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Estoque</translation>
        </message>
        <message>
            <source>Stock of</source>
            <translation>Estoque de</translation>
        </message>
        <message>
            <source>Street</source>
            <translation>Rua</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Assunto</translation>
        </message>
        <message>
            <source>Substitute</source>
            <translation>Substituto</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Etiquetas</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Imposto</translation>
        </message>
        <message>
            <source>Tax exempt</source>
            <translation>Isento de impostos</translation>
        </message>
        <message>
            <source>Tax id</source>
            <translation>CNPJ ou CPF</translation>
        </message>
        <message>
            <source>Taxes</source>
            <translation>Impostos</translation>
        </message>
        <message>
            <source>Taxes included</source>
            <translation>Impostos incluídos</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unidade</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Visita</translation>
        </message>
        <message>
            <source>Visit every</source>
            <translation>Visitar a cada</translation>
        </message>
        <message>
            <source>Website</source>
            <translation>Site</translation>
        </message>
    </context>
    <context>
        <name>format</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n dia</numerusform>
                <numerusform>%n dias</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>há %n dia</numerusform>
                <numerusform>há %n dias</numerusform>
            </translation>
        </message>
        <message>
            <source>dddd d MMMM</source>
            <translation>dddd, d 'de' MMMM</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nunca</translation>
        </message>
        <message>
            <source>no</source>
            <translation>não</translation>
        </message>
        <message>
            <source>now</source>
            <translation>agora</translation>
        </message>
        <message>
            <source>today</source>
            <translation>hoje</translation>
        </message>
        <message>
            <source>tomorrow</source>
            <translation>amanhã</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>sim</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>ontem</translation>
        </message>
    </context>
    <context>
        <name>operation</name>
        <message numerus="yes">
            <source>%n field(s) changed</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>It is larger than the office takes.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It refers to something the office does not know.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Own fields</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The office already has it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The office no longer lets this user see the record.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Waits for: {title}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>deleted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>new</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>yes</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>order</name>
        <message numerus="yes">
            <source>%n article(s) discontinued</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n article(s) not known here</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) below the minimum</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) not in whole packs</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) to be approved</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Cannot go yet&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;Cannot go yet&lt;/b&gt;: see line {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A discount is between 0 and 100</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A quantity of at least 1 is missing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Credit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Discontinued: the office no longer sells it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Discount</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Over the limit of {limit}: needs approval</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Over the limit of {limit}: will be refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Price</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Price changed since it was noted: it was {shown}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;goes as it is&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;goes with a delay&lt;/b&gt; in line {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;the office will ask about credit&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;waits for approval&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Quantities</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Quantity break: from {quantity} {unit}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sold by the {unit}, with {digits} decimals</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sold in packs of {multiple}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stock</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The minimum is {minimum}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The price list has no price for it; the office cannot take it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The stock is not known</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This article is not in the catalogue on this laptop</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This quantity cannot be meant</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>as on the list</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>changed in %n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>dated in the future</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>enough for all lines</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>fractions in %n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>in order</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>missing in %n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>no account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no address known</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no limit set</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no lines yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>none in %n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>not between 0 and 100 in %n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>not known</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>not known for %n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>over by {amount}</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>over the limit in %n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>short in %n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>the account is closed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the address is not this account's</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the delivery date has passed</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>too large in %n line(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>within the limit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{amount} left</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{amount} overdue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{missing} will come later</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>pages</name>
        <message>
            <source>Account</source>
            <translation>Cliente</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Clientes</translation>
        </message>
        <message>
            <source>Agenda</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <source>Cases</source>
            <translation>Casos</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>Pipeline</source>
            <translation>Oportunidades</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoje</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Visita</translation>
        </message>
    </context>
    <context>
        <name>step</name>
        <message>
            <source>Address found</source>
            <translation>Endereço encontrado</translation>
        </message>
        <message>
            <source>Clocks agree</source>
            <translation>Os relógios coincidem</translation>
        </message>
        <message>
            <source>Reading works</source>
            <translation>A leitura funciona</translation>
        </message>
        <message>
            <source>Rights of this user</source>
            <translation>Permissões deste usuário</translation>
        </message>
        <message>
            <source>Secure connection</source>
            <translation>Conexão segura</translation>
        </message>
        <message>
            <source>Sign-in accepted</source>
            <translation>Acesso aceito</translation>
        </message>
        <message>
            <source>The CRM answers</source>
            <translation>O CRM responde</translation>
        </message>
        <message>
            <source>Way through the network</source>
            <translation>Caminho pela rede</translation>
        </message>
        <message>
            <source>Writing works</source>
            <translation>A gravação funciona</translation>
        </message>
    </context>
    <context>
        <name>sync</name>
        <message numerus="yes">
            <source>%n go(es) by itself as soon as there is a connection.</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n is (are) on the way and need(s) nobody.</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need(s) you</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) wait to be sent to the office.</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&lt;b&gt;%n need(s) you.&lt;/b&gt;</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>Asking the office</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Comparing with the office</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Everything</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Everything done today is at the office: {done} of {made}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Everything typed is saved and encrypted on this laptop.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It is tried again by itself.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not synchronised yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing waits: this laptop and the office agree.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Offline</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Offline · data of {when}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Offline · {count} to send, safe</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open Sync to see what and why.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open Sync to see what and why; the rest goes on by itself.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Paused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Paused · {count} to send, safe</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Preparing the search</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Receiving</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sending</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sending {done} of {total}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sync needs you</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Synchronising</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Up to date · {time}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>being looked up</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>discarded</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>on its way</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>received</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>to send, safe</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>two versions</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>waits for another</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} to send</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} to send, safe</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{done} of the {made} things done are at the office.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{stage} · {kind}: {done}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{stage} · {kind}: {done} of {total}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>touch</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>Without a date</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>delivery {day}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>to send</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>under way</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message numerus="yes">
            <source>&lt;b&gt;%n day(s) without a visit&lt;/b&gt;, the rhythm is {every}</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Appointment&lt;/b&gt;: {subject}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;Due today&lt;/b&gt; by its rhythm of {every} days</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;Fixed appointment&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;Missed&lt;/b&gt;, was planned for {day}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;Never visited&lt;/b&gt;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;Open case&lt;/b&gt;: {subject}</source>
            <translation type="unfinished"></translation>
        </message>
        <message numerus="yes">
            <source>&lt;b&gt;Promise %n day(s) overdue&lt;/b&gt;: {subject}</source>
            <translation type="unfinished">
                <numerusform></numerusform>
                <numerusform></numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Promised for today&lt;/b&gt;: {subject}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;To do&lt;/b&gt;: {subject}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&lt;b&gt;Under way&lt;/b&gt; since {time}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Planned for today</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not visited</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{amount} overdue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{days} d</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{days} of {every} d</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
</TS>
