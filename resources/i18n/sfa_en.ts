<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
    <context>
        <name>AccountsPage</name>
        <message numerus="yes">
            <source>%n account(s)</source>
            <translation>
                <numerusform>%n account</numerusform>
                <numerusform>%n accounts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AgendaPage</name>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation>
                <numerusform>%n visit</numerusform>
                <numerusform>%n visits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConflictCard</name>
        <message numerus="yes">
            <source>%n field(s) differ</source>
            <translation>
                <numerusform>%n field differs</numerusform>
                <numerusform>%n fields differ</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DiagnosticsPart</name>
        <message numerus="yes">
            <source>%n part(s) saved in {path}</source>
            <translation>
                <numerusform>%n part saved in {path}</numerusform>
                <numerusform>%n parts saved in {path}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FieldsPart</name>
        <message numerus="yes">
            <source>%n new field(s) there</source>
            <translation>
                <numerusform>%n new field there</numerusform>
                <numerusform>%n new fields there</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) tried</source>
            <translation>
                <numerusform>%n record tried</numerusform>
                <numerusform>%n records tried</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n well</source>
            <translation>
                <numerusform>%n well</numerusform>
                <numerusform>%n well</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would be set aside</source>
            <translation>
                <numerusform>%n would be set aside</numerusform>
                <numerusform>%n would be set aside</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LeavingPart</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrderDeskPage</name>
        <message numerus="yes">
            <source>%n line(s) copied at today's prices</source>
            <translation>
                <numerusform>%n line copied at today's price</numerusform>
                <numerusform>%n lines copied at today's prices</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PaletteCard</name>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n found</numerusform>
                <numerusform>%n found</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuickLogCard</name>
        <message numerus="yes">
            <source>%n thing(s) will be saved</source>
            <translation>
                <numerusform>%n thing will be saved</numerusform>
                <numerusform>%n things will be saved</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ScopePart</name>
        <message numerus="yes">
            <source>%n piece(s) of unsent work would be outside. It is kept, and explained.</source>
            <translation>
                <numerusform>%n piece of unsent work would be outside. It is kept, and explained.</numerusform>
                <numerusform>%n pieces of unsent work would be outside. They are kept, and explained.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s) of work wait here: they are sent, whatever the scope.</source>
            <translation>
                <numerusform>%n piece of work waits here: it is sent, whatever the scope.</numerusform>
                <numerusform>%n pieces of work wait here: they are sent, whatever the scope.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n representative(s) concerned</source>
            <translation>
                <numerusform>%n representative concerned</numerusform>
                <numerusform>%n representatives concerned</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message numerus="yes">
            <source>%n thing(s) with their proof saved in {path}</source>
            <translation>
                <numerusform>%n thing with its proof saved in {path}</numerusform>
                <numerusform>%n things with their proof saved in {path}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StepsCard</name>
        <message numerus="yes">
            <source>%n step(s) need you</source>
            <translation>
                <numerusform>%n step needs you</numerusform>
                <numerusform>%n steps need you</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SyncLists</name>
        <message numerus="yes">
            <source>%n thing(s) set aside for a person</source>
            <translation>
                <numerusform>%n thing set aside for a person</numerusform>
                <numerusform>%n things set aside for a person</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SyncPage</name>
        <message numerus="yes">
            <source>%n thing(s) with their proof saved in {path}</source>
            <translation>
                <numerusform>%n thing with its proof saved in {path}</numerusform>
                <numerusform>%n things with their proof saved in {path}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SyncSide</name>
        <message numerus="yes">
            <source>%n entries</source>
            <translation>
                <numerusform>%n entry</numerusform>
                <numerusform>%n entries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) fast</source>
            <translation>
                <numerusform>%n minute fast</numerusform>
                <numerusform>%n minutes fast</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) slow</source>
            <translation>
                <numerusform>%n minute slow</numerusform>
                <numerusform>%n minutes slow</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TodayPage</name>
        <message numerus="yes">
            <source>%n fixed</source>
            <translation>
                <numerusform>%n fixed</numerusform>
                <numerusform>%n fixed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation>
                <numerusform>%n visit</numerusform>
                <numerusform>%n visits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Totals</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UnlockPage</name>
        <message numerus="yes">
            <source>At least %n character(s).</source>
            <translation>
                <numerusform>At least %n character.</numerusform>
                <numerusform>At least %n characters.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>account</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contact</numerusform>
                <numerusform>%n contacts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>conflict</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>format</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>operation</name>
        <message numerus="yes">
            <source>%n field(s) changed</source>
            <translation>
                <numerusform>%n field changed</numerusform>
                <numerusform>%n fields changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>order</name>
        <message numerus="yes">
            <source>%n article(s) discontinued</source>
            <translation>
                <numerusform>%n article discontinued</numerusform>
                <numerusform>%n articles discontinued</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n article(s) not known here</source>
            <translation>
                <numerusform>%n article not known here</numerusform>
                <numerusform>%n articles not known here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) below the minimum</source>
            <translation>
                <numerusform>%n line below the minimum</numerusform>
                <numerusform>%n lines below the minimum</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) not in whole packs</source>
            <translation>
                <numerusform>%n line not in whole packs</numerusform>
                <numerusform>%n lines not in whole packs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) to be approved</source>
            <translation>
                <numerusform>%n line to be approved</numerusform>
                <numerusform>%n lines to be approved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>changed in %n line(s)</source>
            <translation>
                <numerusform>changed in %n line</numerusform>
                <numerusform>changed in %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>fractions in %n line(s)</source>
            <translation>
                <numerusform>fractions in %n line</numerusform>
                <numerusform>fractions in %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>missing in %n line(s)</source>
            <translation>
                <numerusform>missing in %n line</numerusform>
                <numerusform>missing in %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>none in %n line(s)</source>
            <translation>
                <numerusform>none in %n line</numerusform>
                <numerusform>none in %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>not between 0 and 100 in %n line(s)</source>
            <translation>
                <numerusform>not between 0 and 100 in %n line</numerusform>
                <numerusform>not between 0 and 100 in %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>not known for %n line(s)</source>
            <translation>
                <numerusform>not known for %n line</numerusform>
                <numerusform>not known for %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>over the limit in %n line(s)</source>
            <translation>
                <numerusform>over the limit in %n line</numerusform>
                <numerusform>over the limit in %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>short in %n line(s)</source>
            <translation>
                <numerusform>short in %n line</numerusform>
                <numerusform>short in %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>too large in %n line(s)</source>
            <translation>
                <numerusform>too large in %n line</numerusform>
                <numerusform>too large in %n lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>scope</name>
        <message numerus="yes">
            <source>%n account(s) come</source>
            <translation>
                <numerusform>%n account comes</numerusform>
                <numerusform>%n accounts come</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s) leave</source>
            <translation>
                <numerusform>%n account leaves</numerusform>
                <numerusform>%n accounts leave</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sync</name>
        <message numerus="yes">
            <source>%n file(s) wait to be sent; everything else is at the office.</source>
            <translation>
                <numerusform>%n file waits to be sent; everything else is at the office.</numerusform>
                <numerusform>%n files wait to be sent; everything else is at the office.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n go(es) by itself as soon as there is a connection.</source>
            <translation>
                <numerusform>%n goes by itself as soon as there is a connection.</numerusform>
                <numerusform>%n go by themselves as soon as there is a connection.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n is (are) on the way and need(s) nobody.</source>
            <translation>
                <numerusform>%n is on the way and needs nobody.</numerusform>
                <numerusform>%n are on the way and need nobody.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need(s) you</source>
            <translation>
                <numerusform>%n needs you</numerusform>
                <numerusform>%n need you</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) wait to be sent to the office.</source>
            <translation>
                <numerusform>%n thing waits to be sent to the office.</numerusform>
                <numerusform>%n things wait to be sent to the office.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&lt;b&gt;%n need(s) you.&lt;/b&gt;</source>
            <translation>
                <numerusform>&lt;b&gt;%n needs you.&lt;/b&gt;</numerusform>
                <numerusform>&lt;b&gt;%n need you.&lt;/b&gt;</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>today</name>
        <message numerus="yes">
            <source>{kind}: %n updated</source>
            <translation>
                <numerusform>{kind}: %n updated</numerusform>
                <numerusform>{kind}: %n updated</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>touch</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contact</numerusform>
                <numerusform>%n contacts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message numerus="yes">
            <source>&lt;b&gt;%n day(s) without a visit&lt;/b&gt;, the rhythm is {every}</source>
            <translation>
                <numerusform>&lt;b&gt;%n day without a visit&lt;/b&gt;, the rhythm is {every}</numerusform>
                <numerusform>&lt;b&gt;%n days without a visit&lt;/b&gt;, the rhythm is {every}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&lt;b&gt;Promise %n day(s) overdue&lt;/b&gt;: {subject}</source>
            <translation>
                <numerusform>&lt;b&gt;Promise %n day overdue&lt;/b&gt;: {subject}</numerusform>
                <numerusform>&lt;b&gt;Promise %n days overdue&lt;/b&gt;: {subject}</numerusform>
            </translation>
        </message>
    </context>
</TS>
