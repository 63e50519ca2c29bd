<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en_US">
    <context>
        <name>AccountPage</name>
        <message>
            <source>All</source>
            <translation>Tudo</translation>
        </message>
        <message>
            <source>Back to the accounts</source>
            <translation>Voltar aos clientes</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Ligações</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Feito</translation>
        </message>
        <message>
            <source>Edit the account (E)</source>
            <translation>Editar o cliente (E)</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>History</source>
            <translation>História</translation>
        </message>
        <message>
            <source>It was deleted, or it belongs to somebody else now. Unsent work on it is kept in Sync.</source>
            <translation>Foi excluído ou agora é de outra pessoa. O trabalho não enviado fica guardado em Sincronização.</translation>
        </message>
        <message>
            <source>Log a visit or call</source>
            <translation>Registrar uma visita ou ligação</translation>
        </message>
        <message>
            <source>Made here, not at the office yet</source>
            <translation>Criado aqui, ainda não está no escritório</translation>
        </message>
        <message>
            <source>Mails</source>
            <translation>E-mails</translation>
        </message>
        <message>
            <source>Nothing has happened yet</source>
            <translation>Ainda não aconteceu nada</translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation>Dados do escritório: {when}</translation>
        </message>
        <message>
            <source>Start visit</source>
            <translation>Iniciar visita</translation>
        </message>
        <message>
            <source>This account is no longer here</source>
            <translation>Este cliente não está mais aqui</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>Visits, calls, orders, cases and promises gather here.</source>
            <translation>Aqui se reúnem visitas, ligações, pedidos, casos e promessas.</translation>
        </message>
        <message>
            <source>case</source>
            <translation>caso</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>editar</translation>
        </message>
        <message>
            <source>file</source>
            <translation>arquivo</translation>
        </message>
        <message>
            <source>filter</source>
            <translation>filtrar</translation>
        </message>
        <message>
            <source>log a call</source>
            <translation>registrar ligação</translation>
        </message>
        <message>
            <source>order</source>
            <translation>pedido</translation>
        </message>
        <message>
            <source>promise</source>
            <translation>promessa</translation>
        </message>
        <message>
            <source>tabs</source>
            <translation>abas</translation>
        </message>
        <message>
            <source>visit</source>
            <translation>visita</translation>
        </message>
    </context>
    <context>
        <name>AccountPicker</name>
        <message>
            <source>Account not on this laptop</source>
            <translation>Cliente que não está neste computador</translation>
        </message>
        <message>
            <source>Account of the new order</source>
            <translation>Cliente do pedido novo</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Clientes</translation>
        </message>
        <message>
            <source>Draft {number} · {day}</source>
            <translation>Rascunho {number} · {day}</translation>
        </message>
        <message>
            <source>For whom is the order?</source>
            <translation>Para quem é o pedido?</translation>
        </message>
        <message>
            <source>Name, code, tax id or place…</source>
            <translation>Nome, código, CNPJ ou lugar…</translation>
        </message>
        <message>
            <source>Nobody found</source>
            <translation>Ninguém encontrado</translation>
        </message>
        <message>
            <source>Try other words, or part of a code</source>
            <translation>Tente outras palavras ou parte de um código</translation>
        </message>
        <message>
            <source>back</source>
            <translation>voltar</translation>
        </message>
        <message>
            <source>balance</source>
            <translation>saldo</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>rascunho</translation>
        </message>
        <message>
            <source>move</source>
            <translation>mover</translation>
        </message>
        <message>
            <source>take their order</source>
            <translation>tirar o pedido</translation>
        </message>
    </context>
    <context>
        <name>AccountsPage</name>
        <message numerus="yes">
            <source>%n account(s)</source>
            <translation>
                <numerusform>%n cliente</numerusform>
                <numerusform>%n clientes</numerusform>
            </translation>
        </message>
        <message>
            <source>12 months</source>
            <translation>12 meses</translation>
        </message>
        <message>
            <source>A × high</source>
            <translation>A × alto</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todos</translation>
        </message>
        <message>
            <source>At risk</source>
            <translation>Em risco</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Saldo</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Limpar o filtro</translation>
        </message>
        <message>
            <source>Filter by name, town, code or tax id</source>
            <translation>Filtrar por nome, cidade, código ou identificação fiscal</translation>
        </message>
        <message>
            <source>It fills with the first synchronisation; new accounts can be added right now.</source>
            <translation>Enche com a primeira sincronização; já é possível adicionar clientes novos.</translation>
        </message>
        <message>
            <source>New account</source>
            <translation>Novo cliente</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Próxima</translation>
        </message>
        <message>
            <source>No order in 60 days</source>
            <translation>Sem pedido em 60 dias</translation>
        </message>
        <message>
            <source>Nobody is called that</source>
            <translation>Ninguém tem esse nome</translation>
        </message>
        <message>
            <source>Nobody is in this filter</source>
            <translation>Não há ninguém neste filtro</translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation>Dados do escritório: {when}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>Other spellings were tried too.</source>
            <translation>Outras grafias também foram tentadas.</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Com vencido</translation>
        </message>
        <message>
            <source>Prospects</source>
            <translation>Possíveis clientes</translation>
        </message>
        <message>
            <source>Segment</source>
            <translation>Segmento</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Ver todos</translation>
        </message>
        <message>
            <source>The book of business is still empty</source>
            <translation>A carteira ainda está vazia</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Visita</translation>
        </message>
        <message>
            <source>Visit this week</source>
            <translation>Visitar esta semana</translation>
        </message>
        <message>
            <source>Without visit</source>
            <translation>Sem visita · ritmo</translation>
        </message>
        <message>
            <source>balance &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation>saldo &lt;b&gt;{amount}&lt;/b&gt;</translation>
        </message>
        <message>
            <source>filter</source>
            <translation>filtrar</translation>
        </message>
        <message>
            <source>filters</source>
            <translation>filtros</translation>
        </message>
        <message>
            <source>move</source>
            <translation>mover</translation>
        </message>
        <message>
            <source>new account</source>
            <translation>novo cliente</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abrir</translation>
        </message>
        <message>
            <source>order</source>
            <translation>pedido</translation>
        </message>
        <message>
            <source>to send</source>
            <translation>a enviar</translation>
        </message>
        <message>
            <source>visit</source>
            <translation>visita</translation>
        </message>
    </context>
    <context>
        <name>AdministrationPage</name>
        <message>
            <source>Administration</source>
            <translation>Administração</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>Configuração</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Conexão</translation>
        </message>
        <message>
            <source>Diagnostics</source>
            <translation>Diagnóstico</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Campos</translation>
        </message>
        <message>
            <source>Matching</source>
            <translation>Parear</translation>
        </message>
        <message>
            <source>New connection</source>
            <translation>Nova conexão</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Escopo</translation>
        </message>
        <message>
            <source>new connection</source>
            <translation>nova conexão</translation>
        </message>
        <message>
            <source>views</source>
            <translation>visões</translation>
        </message>
    </context>
    <context>
        <name>AgendaPage</name>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation>
                <numerusform>%n visita</numerusform>
                <numerusform>%n visitas</numerusform>
            </translation>
        </message>
        <message>
            <source>Agenda</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Voltar</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Dia</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Feito</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>Fixa</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Mês</translation>
        </message>
        <message>
            <source>Nothing is planned here</source>
            <translation>Não há nada previsto</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Avançar</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>Promessa</translation>
        </message>
        <message>
            <source>See who is due</source>
            <translation>Ver quem visitar</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoje</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>Visits and promises stand here on their day.</source>
            <translation>As visitas e promessas aparecem aqui no seu dia.</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Semana</translation>
        </message>
        <message>
            <source>What</source>
            <translation>O quê</translation>
        </message>
        <message>
            <source>back and on</source>
            <translation>voltar e avançar</translation>
        </message>
        <message>
            <source>day, week, month</source>
            <translation>dia, semana, mês</translation>
        </message>
        <message>
            <source>done</source>
            <translation>feito</translation>
        </message>
        <message>
            <source>late</source>
            <translation>atrasada</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abrir</translation>
        </message>
        <message>
            <source>promise</source>
            <translation>promessa</translation>
        </message>
        <message>
            <source>today</source>
            <translation>hoje</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} a {last}</translation>
        </message>
    </context>
    <context>
        <name>BrakeCard</name>
        <message>
            <source>A backup was restored at the office</source>
            <translation>No escritório foi restaurada uma cópia de segurança</translation>
        </message>
        <message>
            <source>Ask whether your territory was changed. If so, let it go; nothing unsent is touched.</source>
            <translation>Pergunte se o território mudou. Se for o caso, deixe ir; nada do que não foi enviado é tocado.</translation>
        </message>
        <message>
            <source>Asked for…</source>
            <translation>Pedido…</translation>
        </message>
        <message>
            <source>Export what waits</source>
            <translation>Exportar o que espera</translation>
        </message>
        <message>
            <source>Go on with the restored office</source>
            <translation>Seguir com o escritório restaurado</translation>
        </message>
        <message>
            <source>Go on with this copy</source>
            <translation>Seguir com esta cópia</translation>
        </message>
        <message>
            <source>If it was put back from a backup and the other one is gone, go on with this one: the office is asked about everything before it is sent. If both are in use, only one of them may go on.</source>
            <translation>Se foi reposta de uma cópia de segurança e a outra não existe mais, siga com esta: o escritório é consultado sobre tudo antes do envio. Se as duas estão em uso, só uma delas pode seguir.</translation>
        </message>
        <message>
            <source>If the administrator says so, go on with it: a copy of everything here is kept first, all is compared anew, and what the office lost of your work is sent again, once.</source>
            <translation>Se o administrador confirmar, siga em frente: primeiro é guardada uma cópia de tudo o que há aqui, tudo é comparado de novo, e o que o escritório perdeu do seu trabalho é enviado outra vez, uma única vez.</translation>
        </message>
        <message>
            <source>Let it go</source>
            <translation>Deixar ir</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>There is no way on without a word: mend the address in Settings, or export what waits and reset this laptop there to fill it from the new office.</source>
            <translation>Não se segue sem decidir: corrija o endereço em Ajustes, ou exporte o que espera e recomece por lá para encher este computador a partir do novo escritório.</translation>
        </message>
        <message>
            <source>This is another office</source>
            <translation>É outro escritório</translation>
        </message>
        <message>
            <source>This laptop is an older copy of itself</source>
            <translation>Este computador é uma cópia anterior de si mesmo</translation>
        </message>
        <message>
            <source>Very much would disappear at once</source>
            <translation>Muita coisa desapareceria de uma vez</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>parado</translation>
        </message>
    </context>
    <context>
        <name>CasesPage</name>
        <message>
            <source>All open</source>
            <translation>Todos os abertos</translation>
        </message>
        <message>
            <source>Complaints, questions and returns stand here by their clock.</source>
            <translation>Aqui aparecem reclamações, consultas e devoluções conforme o prazo.</translation>
        </message>
        <message>
            <source>New case</source>
            <translation>Novo caso</translation>
        </message>
        <message>
            <source>No case here</source>
            <translation>Não há casos</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>Resolvido</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>account</source>
            <translation>cliente</translation>
        </message>
        <message>
            <source>new</source>
            <translation>novo</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abrir</translation>
        </message>
        <message>
            <source>solved</source>
            <translation>resolvido</translation>
        </message>
        <message>
            <source>states</source>
            <translation>estados</translation>
        </message>
        <message>
            <source>{age} late</source>
            <translation>{age} de atraso</translation>
        </message>
    </context>
    <context>
        <name>CataloguePage</name>
        <message>
            <source>Account whose prices are shown</source>
            <translation>Cliente cujos preços são mostrados</translation>
        </message>
        <message>
            <source>All categories</source>
            <translation>Todas as categorias</translation>
        </message>
        <message>
            <source>At the office</source>
            <translation>No escritório</translation>
        </message>
        <message>
            <source>Bar code</source>
            <translation>Código de barras</translation>
        </message>
        <message>
            <source>Catalogue</source>
            <translation>Catálogo</translation>
        </message>
        <message>
            <source>Catalogue price</source>
            <translation>Preço de catálogo</translation>
        </message>
        <message>
            <source>Catalogue prices, without tax</source>
            <translation>Preços de catálogo, sem impostos</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Categoria</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Código</translation>
        </message>
        <message>
            <source>Code, bar code or words</source>
            <translation>Código, código de barras ou palavras</translation>
        </message>
        <message>
            <source>List {name}</source>
            <translation>Lista {name}</translation>
        </message>
        <message>
            <source>Minimum</source>
            <translation>Mínimo</translation>
        </message>
        <message>
            <source>New order</source>
            <translation>Pedido novo</translation>
        </message>
        <message>
            <source>No articles yet</source>
            <translation>Ainda não há artigos</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nada encontrado</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Preço</translation>
        </message>
        <message>
            <source>Prices for an account…</source>
            <translation>Preços para um cliente…</translation>
        </message>
        <message>
            <source>Prices of the list {name}, without tax</source>
            <translation>Preços da lista {name}, sem impostos</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Produto</translation>
        </message>
        <message>
            <source>Quantity break</source>
            <translation>Desconto por quantidade</translation>
        </message>
        <message>
            <source>Search the catalogue</source>
            <translation>Buscar no catálogo</translation>
        </message>
        <message>
            <source>Sold in packs of</source>
            <translation>Vendido em pacotes de</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Estoque</translation>
        </message>
        <message>
            <source>Stock · age</source>
            <translation>Estoque · idade</translation>
        </message>
        <message>
            <source>The articles of the office come with the first sync.</source>
            <translation>Os artigos do escritório chegam com a primeira sincronização.</translation>
        </message>
        <message>
            <source>Try other words, or part of a code.</source>
            <translation>Tente outras palavras ou parte de um código.</translation>
        </message>
        <message>
            <source>Un.</source>
            <translation>Un.</translation>
        </message>
        <message>
            <source>age not known</source>
            <translation>idade desconhecida</translation>
        </message>
        <message>
            <source>from {quantity}</source>
            <translation>a partir de {quantity}</translation>
        </message>
        <message>
            <source>from {quantity} {unit}</source>
            <translation>a partir de {quantity} {unit}</translation>
        </message>
        <message>
            <source>move</source>
            <translation>mover</translation>
        </message>
        <message>
            <source>order for this account</source>
            <translation>pedido para este cliente</translation>
        </message>
        <message>
            <source>prices for an account</source>
            <translation>preços para um cliente</translation>
        </message>
        <message>
            <source>search</source>
            <translation>buscar</translation>
        </message>
        <message>
            <source>without an account</source>
            <translation>sem cliente</translation>
        </message>
    </context>
    <context>
        <name>ConfigurationPart</name>
        <message>
            <source>Back to the version before</source>
            <translation>Voltar à versão anterior</translation>
        </message>
        <message>
            <source>Newer ones from</source>
            <translation>As novas, de</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>Assinada por</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versão</translation>
        </message>
        <message>
            <source>Your company sets up this app by a signed file. Going back changes settings only, never data.</source>
            <translation>A empresa configura este aplicativo com um arquivo assinado. Voltar muda só os ajustes, nunca os dados.</translation>
        </message>
        <message>
            <source>Your company's configuration</source>
            <translation>Configuração da empresa</translation>
        </message>
        <message>
            <source>nowhere</source>
            <translation>nenhum lugar</translation>
        </message>
    </context>
    <context>
        <name>ConflictBanner</name>
        <message>
            <source>Changed here and at the office without seeing each other.</source>
            <translation>Alterado aqui e no escritório sem um ver o outro.</translation>
        </message>
        <message>
            <source>Decide</source>
            <translation>Decidir</translation>
        </message>
    </context>
    <context>
        <name>ConflictCard</name>
        <message numerus="yes">
            <source>%n field(s) differ</source>
            <translation>
                <numerusform>%n campo difere</numerusform>
                <numerusform>%n campos diferem</numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;{field}&lt;/b&gt;: mine {mine}, the office's {theirs}</source>
            <translation>&lt;b&gt;{field}&lt;/b&gt;: a minha {mine}, a do escritório {theirs}</translation>
        </message>
        <message>
            <source>All mine</source>
            <translation>Tudo o meu</translation>
        </message>
        <message>
            <source>All the office's</source>
            <translation>Tudo do escritório</translation>
        </message>
        <message>
            <source>Changed here and at the office without seeing each other. What is not chosen is kept for 30 days.</source>
            <translation>Alterado aqui e no escritório sem um ver o outro. O que não for escolhido fica guardado por 30 dias.</translation>
        </message>
        <message>
            <source>Decide</source>
            <translation>Decidir</translation>
        </message>
        <message>
            <source>It was deleted here while the office changed it.</source>
            <translation>Foi excluído aqui enquanto o escritório alterava.</translation>
        </message>
        <message>
            <source>Merged by themselves, they were different fields: {fields}</source>
            <translation>Uniram-se sozinhos, eram campos diferentes: {fields}</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>A minha</translation>
        </message>
        <message>
            <source>Take mine</source>
            <translation>Usar a minha</translation>
        </message>
        <message>
            <source>Take the office's</source>
            <translation>Usar a do escritório</translation>
        </message>
        <message>
            <source>The office deleted it while it was changed here.</source>
            <translation>O escritório apagou enquanto aqui se alterava.</translation>
        </message>
        <message>
            <source>The office's</source>
            <translation>A do escritório</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>Was</source>
            <translation>Era</translation>
        </message>
        <message>
            <source>Write another</source>
            <translation>Escrever outra</translation>
        </message>
        <message>
            <source>a deletion is never settled by itself</source>
            <translation>uma exclusão nunca se decide sozinha</translation>
        </message>
        <message>
            <source>a person decides this field</source>
            <translation>este campo é decidido por uma pessoa</translation>
        </message>
        <message>
            <source>as it was</source>
            <translation>como estava</translation>
        </message>
        <message>
            <source>before both changes</source>
            <translation>antes das duas mudanças</translation>
        </message>
        <message>
            <source>mine</source>
            <translation>o meu</translation>
        </message>
        <message>
            <source>the office's</source>
            <translation>o do escritório</translation>
        </message>
        <message>
            <source>was {was} · mine {mine} · the office's {theirs}</source>
            <translation>era {was} · a minha {mine} · a do escritório {theirs}</translation>
        </message>
        <message>
            <source>{done} of {all} settled</source>
            <translation>{done} de {all} resolvidos</translation>
        </message>
        <message>
            <source>{field}: &lt;b&gt;{value}&lt;/b&gt;</source>
            <translation>{field}: &lt;b&gt;{value}&lt;/b&gt;</translation>
        </message>
    </context>
    <context>
        <name>ConnectForm</name>
        <message>
            <source>Address</source>
            <translation>Endereço</translation>
        </message>
        <message>
            <source>CRM</source>
            <translation>CRM</translation>
        </message>
        <message>
            <source>Connect and begin</source>
            <translation>Conectar e começar</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Conectando…</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Banco de dados</translation>
        </message>
        <message>
            <source>Id of the application</source>
            <translation>Id do aplicativo</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Our office</source>
            <translation>Nosso escritório</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Senha</translation>
        </message>
        <message>
            <source>Password or API key</source>
            <translation>Senha ou chave de API</translation>
        </message>
        <message>
            <source>Sign in first.</source>
            <translation>Primeiro é preciso entrar.</translation>
        </message>
        <message>
            <source>Tenant</source>
            <translation>Locatário</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Testar a conexão</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>Testando…</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>Este dado é necessário.</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuário</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
    </context>
    <context>
        <name>ConnectionPart</name>
        <message>
            <source>Address</source>
            <translation>Endereço</translation>
        </message>
        <message>
            <source>Ask after the test has passed: each kind, and what the server cannot promise.</source>
            <translation>Pergunte depois que o teste passar: cada tipo de registro e o que o servidor não pode garantir.</translation>
        </message>
        <message>
            <source>Asking…</source>
            <translation>Perguntando…</translation>
        </message>
        <message>
            <source>Certificates (file)</source>
            <translation>Certificados (arquivo)</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Banco de dados</translation>
        </message>
        <message>
            <source>Id of the application</source>
            <translation>Id do aplicativo</translation>
        </message>
        <message>
            <source>Kinds of records, and what is weaker</source>
            <translation>Tipos de registro, e o que é mais fraco</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Or a secret</source>
            <translation>Ou um segredo</translation>
        </message>
        <message>
            <source>Password or API key</source>
            <translation>Senha ou chave de API</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Salvar</translation>
        </message>
        <message>
            <source>Signed in at {name}</source>
            <translation>Sessão iniciada em {name}</translation>
        </message>
        <message>
            <source>Tenant</source>
            <translation>Locatário</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Testar a conexão</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>Testando…</translation>
        </message>
        <message>
            <source>The company's CRM</source>
            <translation>CRM da empresa</translation>
        </message>
        <message>
            <source>The password is kept in the system's keyring, or encrypted in this profile; never in clear.</source>
            <translation>A senha fica no chaveiro do sistema, ou cifrada neste perfil; nunca às claras.</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>Este dado é necessário.</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuário</translation>
        </message>
        <message>
            <source>What this server can do</source>
            <translation>O que este servidor pode</translation>
        </message>
        <message>
            <source>as it is kept</source>
            <translation>a que está guardada</translation>
        </message>
        <message>
            <source>as the system says</source>
            <translation>o do sistema</translation>
        </message>
        <message>
            <source>not kept there</source>
            <translation>não é guardado lá</translation>
        </message>
        <message>
            <source>read and written</source>
            <translation>lido e gravado</translation>
        </message>
        <message>
            <source>read only</source>
            <translation>somente leitura</translation>
        </message>
        <message>
            <source>save</source>
            <translation>salvar</translation>
        </message>
        <message>
            <source>test</source>
            <translation>testar</translation>
        </message>
        <message>
            <source>those of the system</source>
            <translation>os do sistema</translation>
        </message>
        <message>
            <source>{name} is kept</source>
            <translation>{name} foi salva</translation>
        </message>
    </context>
    <context>
        <name>CreditBar</name>
        <message>
            <source>No credit limit</source>
            <translation>Sem limite de crédito</translation>
        </message>
        <message>
            <source>balance &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation>saldo &lt;b&gt;{amount}&lt;/b&gt;</translation>
        </message>
        <message>
            <source>figures of the office, {when}</source>
            <translation>dados do escritório, {when}</translation>
        </message>
        <message>
            <source>no figures from the office yet</source>
            <translation>ainda sem dados do escritório</translation>
        </message>
        <message>
            <source>of {amount}</source>
            <translation>de {amount}</translation>
        </message>
        <message>
            <source>on the way &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation>a caminho &lt;b&gt;{amount}&lt;/b&gt;</translation>
        </message>
        <message>
            <source>this order &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation>este pedido &lt;b&gt;{amount}&lt;/b&gt;</translation>
        </message>
        <message>
            <source>{amount} left</source>
            <translation>Restam {amount}</translation>
        </message>
        <message>
            <source>{amount} over the limit</source>
            <translation>{amount} acima do limite</translation>
        </message>
    </context>
    <context>
        <name>Deciding</name>
        <message>
            <source>Decided again</source>
            <translation>Decidido de novo</translation>
        </message>
        <message>
            <source>Settled: mine goes to the office</source>
            <translation>Resolvido: o meu vai para o escritório</translation>
        </message>
        <message>
            <source>Settled: the office's stays</source>
            <translation>Resolvido: fica o do escritório</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Desfeito</translation>
        </message>
    </context>
    <context>
        <name>DeskHead</name>
        <message>
            <source>Catalogue prices</source>
            <translation>Preços de catálogo</translation>
        </message>
        <message>
            <source>List {name}</source>
            <translation>Lista {name}</translation>
        </message>
        <message>
            <source>delivery {day}</source>
            <translation>entrega {day}</translation>
        </message>
    </context>
    <context>
        <name>DiagnosticsPart</name>
        <message numerus="yes">
            <source>%n part(s) saved in {path}</source>
            <translation>
                <numerusform>%n parte salva em {path}</numerusform>
                <numerusform>%n partes salvas em {path}</numerusform>
            </translation>
        </message>
        <message>
            <source>Data file</source>
            <translation>Arquivo de dados</translation>
        </message>
        <message>
            <source>Folder of the profile</source>
            <translation>Pasta do perfil</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Livro de registro</translation>
        </message>
        <message>
            <source>One file: log, settings, shapes and figures of the work that is stuck. Without passwords and customers' data; whoever helps can play the stuck work against a test server.</source>
            <translation>Um só arquivo: log, ajustes, formas e números do trabalho parado. Sem senhas nem dados de clientes; quem ajuda pode repetir esse trabalho em um servidor de teste.</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Caixa de saída</translation>
        </message>
        <message>
            <source>Room on the disk</source>
            <translation>Espaço no disco</translation>
        </message>
        <message>
            <source>Save the support bundle</source>
            <translation>Salvar o pacote de suporte</translation>
        </message>
        <message>
            <source>Save the support bundle…</source>
            <translation>Salvar o pacote de suporte…</translation>
        </message>
        <message>
            <source>Support</source>
            <translation>Suporte</translation>
        </message>
        <message>
            <source>This laptop</source>
            <translation>Este computador</translation>
        </message>
        <message>
            <source>What came from the office</source>
            <translation>O que veio do escritório</translation>
        </message>
        <message>
            <source>With what was typed in stuck work</source>
            <translation>Com o que foi digitado no trabalho parado</translation>
        </message>
        <message>
            <source>Writing…</source>
            <translation>Gravando…</translation>
        </message>
        <message>
            <source>save the bundle</source>
            <translation>salvar o pacote</translation>
        </message>
    </context>
    <context>
        <name>EarlierValues</name>
        <message>
            <source>Bring back</source>
            <translation>Recuperar</translation>
        </message>
        <message>
            <source>Earlier values</source>
            <translation>Valores anteriores</translation>
        </message>
        <message>
            <source>brought back</source>
            <translation>recuperado</translation>
        </message>
        <message>
            <source>kept for 30 days</source>
            <translation>guardados por 30 dias</translation>
        </message>
    </context>
    <context>
        <name>FieldsPart</name>
        <message numerus="yes">
            <source>%n new field(s) there</source>
            <translation>
                <numerusform>%n campo novo lá</numerusform>
                <numerusform>%n campos novos lá</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) tried</source>
            <translation>
                <numerusform>%n registro testado</numerusform>
                <numerusform>%n registros testados</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n well</source>
            <translation>
                <numerusform>%n bem</numerusform>
                <numerusform>%n bem</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would be set aside</source>
            <translation>
                <numerusform>%n ficaria à parte</numerusform>
                <numerusform>%n ficariam à parte</numerusform>
            </translation>
        </message>
        <message>
            <source>20 records</source>
            <translation>20 registros</translation>
        </message>
        <message>
            <source>A=high, B=medium</source>
            <translation>A=high, B=medium</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Depois</translation>
        </message>
        <message>
            <source>As it comes</source>
            <translation>Como vem</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Antes</translation>
        </message>
        <message>
            <source>Conversion</source>
            <translation>Conversão</translation>
        </message>
        <message>
            <source>In the CRM</source>
            <translation>No CRM</translation>
        </message>
        <message>
            <source>In the app</source>
            <translation>No aplicativo</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Kept; it holds from the next sync on</source>
            <translation>Guardado; vale a partir da próxima sincronização</translation>
        </message>
        <message>
            <source>Kind of records</source>
            <translation>Tipo de registro</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Olhar</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Olhar de novo</translation>
        </message>
        <message>
            <source>Look at the CRM</source>
            <translation>Olhar o CRM</translation>
        </message>
        <message>
            <source>Look at the CRM's fields</source>
            <translation>Olhar os campos do CRM</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Olhando…</translation>
        </message>
        <message>
            <source>Mapping of fields</source>
            <translation>Mapeamento de campos</translation>
        </message>
        <message>
            <source>No connection yet</source>
            <translation>Ainda não há conexão</translation>
        </message>
        <message>
            <source>Set one up first, under Connection.</source>
            <translation>Primeiro é preciso configurá-la, em Conexão.</translation>
        </message>
        <message>
            <source>Table of codes</source>
            <translation>Tabela de códigos</translation>
        </message>
        <message>
            <source>The app reads its fields and 20 real records. Nothing is kept, and nothing is written.</source>
            <translation>O aplicativo lê seus campos e 20 registros reais. Nada é guardado nem gravado.</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>Fator</translation>
        </message>
        <message>
            <source>What is mapped to what is set up at the server, not here</source>
            <translation>O mapeamento é configurado no servidor, não aqui</translation>
        </message>
        <message>
            <source>field</source>
            <translation>campo</translation>
        </message>
        <message>
            <source>gone there: {names}; left out, the sync goes on</source>
            <translation>não existe mais lá: {names}; fica de fora e a sincronização continua</translation>
        </message>
        <message>
            <source>keep</source>
            <translation>guardar</translation>
        </message>
        <message>
            <source>look at the CRM</source>
            <translation>olhar o CRM</translation>
        </message>
        <message>
            <source>not mapped</source>
            <translation>sem mapear</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>não existe</translation>
        </message>
        <message>
            <source>own field {name}</source>
            <translation>campo próprio {name}</translation>
        </message>
        <message>
            <source>proposal</source>
            <translation>proposta</translation>
        </message>
        <message>
            <source>proposal: {name}</source>
            <translation>proposta: {name}</translation>
        </message>
        <message>
            <source>the CRM's field</source>
            <translation>o campo do CRM</translation>
        </message>
        <message>
            <source>{well} well · {no} no</source>
            <translation>{well} bem · {no} não</translation>
        </message>
    </context>
    <context>
        <name>FileQueue</name>
        <message>
            <source>Added</source>
            <translation>Adicionado</translation>
        </message>
        <message>
            <source>Back in the queue; it is sent again</source>
            <translation>De volta à fila; será enviado de novo</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Arquivo</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Arquivos</translation>
        </message>
        <message>
            <source>No file waits</source>
            <translation>Nenhum arquivo aguarda</translation>
        </message>
        <message>
            <source>Photos and documents wait here until the office has them.</source>
            <translation>Fotos e documentos aguardam aqui até o escritório recebê-los.</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Registro</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remover</translation>
        </message>
        <message>
            <source>Removed; the ledger keeps what it was</source>
            <translation>Removido; o registro guarda o que era</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Tentar de novo</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Enviar agora</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Tamanho</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>{size} to send, after everything else.</source>
            <translation>{size} a enviar, depois de todo o resto.</translation>
        </message>
        <message>
            <source>{size} wait: the network here is paid by the byte.</source>
            <translation>{size} aguardam: nesta rede se paga por volume.</translation>
        </message>
    </context>
    <context>
        <name>FilesPart</name>
        <message>
            <source>Add</source>
            <translation>Adicionar</translation>
        </message>
        <message>
            <source>Add files</source>
            <translation>Adicionar arquivos</translation>
        </message>
        <message>
            <source>Drop photos or documents here.</source>
            <translation>Fotos ou documentos podem ser soltos aqui.</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Arquivos</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Open {name}</source>
            <translation>Abrir {name}</translation>
        </message>
        <message>
            <source>Picture {moment}</source>
            <translation>Imagem {moment}</translation>
        </message>
        <message>
            <source>Remove {name}</source>
            <translation>Remover {name}</translation>
        </message>
        <message>
            <source>Save it</source>
            <translation>Salvar</translation>
        </message>
        <message>
            <source>Save the file</source>
            <translation>Salvar o arquivo</translation>
        </message>
        <message>
            <source>Send {name} again</source>
            <translation>Enviar {name} de novo</translation>
        </message>
        <message>
            <source>There is no picture and no file on the clipboard.</source>
            <translation>Não há imagem nem arquivo na área de transferência.</translation>
        </message>
        <message>
            <source>coming from the office</source>
            <translation>vindo do escritório</translation>
        </message>
        <message>
            <source>{name} would run as a program, so it is not opened.</source>
            <translation>{name} seria executado como programa, por isso não é aberto.</translation>
        </message>
    </context>
    <context>
        <name>FirstRunPage</name>
        <message>
            <source>A real CRM with an invented company runs on this laptop. Nothing leaves it.</source>
            <translation>Um CRM real com uma empresa inventada roda neste computador. Nada sai dele.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Voltar</translation>
        </message>
        <message>
            <source>Connect to my CRM</source>
            <translation>Conectar ao meu CRM</translation>
        </message>
        <message>
            <source>Preparing…</source>
            <translation>Preparando…</translation>
        </message>
        <message>
            <source>Setting up the demo company</source>
            <translation>Preparando a empresa de demonstração</translation>
        </message>
        <message>
            <source>The book of business is kept on this laptop, encrypted, and works without a network.</source>
            <translation>A carteira fica criptografada neste computador e funciona sem rede.</translation>
        </message>
        <message>
            <source>The first time this takes some minutes; afterwards it opens in seconds.</source>
            <translation>Na primeira vez leva alguns minutos; depois abre em segundos.</translation>
        </message>
        <message>
            <source>Try the demo company</source>
            <translation>Experimentar a empresa de demonstração</translation>
        </message>
        <message>
            <source>Where does the work come from?</source>
            <translation>De onde vem o trabalho?</translation>
        </message>
        <message>
            <source>With the address, the user and the password the administrator gave.</source>
            <translation>Com o endereço, o usuário e a senha que a administração forneceu.</translation>
        </message>
    </context>
    <context>
        <name>Following</name>
        <message>
            <source>Take it back</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>Your company's configuration is version {number} now</source>
            <translation>A configuração da empresa agora é a versão {number}</translation>
        </message>
        <message>
            <source>{words}. User or password are still needed, in Settings</source>
            <translation>{words}. Ainda falta o usuário ou a senha, em Ajustes</translation>
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
            <translation>Adicionar</translation>
        </message>
        <message>
            <source>no longer sold</source>
            <translation>não é mais vendido</translation>
        </message>
        <message>
            <source>{percent} discount</source>
            <translation>{percent} de desconto</translation>
        </message>
    </context>
    <context>
        <name>LatelyPart</name>
        <message>
            <source>Hide</source>
            <translation>Ocultar</translation>
        </message>
        <message>
            <source>Merged by themselves</source>
            <translation>Uniram-se sozinhos</translation>
        </message>
        <message>
            <source>Open the record</source>
            <translation>Abrir a ficha</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Refazer</translation>
        </message>
        <message>
            <source>See</source>
            <translation>Ver</translation>
        </message>
        <message>
            <source>Settled here</source>
            <translation>Resolvido aqui</translation>
        </message>
        <message>
            <source>They were different fields: nothing lost, and both go on.</source>
            <translation>Eram campos diferentes: nada se perdeu e os dois seguem.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>both changes are there</source>
            <translation>as duas alterações estão lá</translation>
        </message>
        <message>
            <source>can be taken back for 30 days</source>
            <translation>pode ser desfeito por 30 dias</translation>
        </message>
        <message>
            <source>{fields} (mine)</source>
            <translation>{fields} (o meu)</translation>
        </message>
        <message>
            <source>{fields} (the office's)</source>
            <translation>{fields} (o escritório)</translation>
        </message>
    </context>
    <context>
        <name>LeavingPart</name>
        <message>
            <source>All of it is written to a file first, and read back.</source>
            <translation>Tudo é gravado antes em um arquivo e lido de volta.</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Sair</translation>
        </message>
        <message>
            <source>Really? Press again</source>
            <translation>Certeza? Pressione de novo</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Sair da sessão</translation>
        </message>
        <message>
            <source>Signing out forgets the password and keeps the data, encrypted.</source>
            <translation>Sair da sessão esquece a senha e mantém os dados, cifrados.</translation>
        </message>
        <message>
            <source>Start anew</source>
            <translation>Recomeçar</translation>
        </message>
        <message>
            <source>Starting anew drops what came from the office and brings it again; the ledger goes on.</source>
            <translation>Recomeçar descarta o que veio do escritório e traz tudo outra vez; o livro continua.</translation>
        </message>
        <message>
            <source>To take the profile off this laptop, close the window and run: sfa-desktop wipe</source>
            <translation>Para tirar o perfil deste computador, feche a janela e execute: sfa-desktop wipe</translation>
        </message>
        <message>
            <source>Working…</source>
            <translation>Trabalhando…</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>e mais %n</numerusform>
                <numerusform>e mais %n</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing unsent</source>
            <translation>nada por enviar</translation>
        </message>
    </context>
    <context>
        <name>MatchingPart</name>
        <message>
            <source>City</source>
            <translation>Cidade</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Código</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Cliente</translation>
        </message>
        <message>
            <source>Customers are matched by their tax id. What is left is decided here; nothing is sent to a CRM.</source>
            <translation>Os clientes são pareados pelo identificador fiscal. O que sobra se decide aqui; nada é enviado a um CRM.</translation>
        </message>
        <message>
            <source>Customers that are not matched</source>
            <translation>Clientes sem par</translation>
        </message>
        <message>
            <source>Either one CRM has everything, or each customer was found in both.</source>
            <translation>Ou um só CRM tem tudo, ou cada cliente está nos dois.</translation>
        </message>
        <message>
            <source>It is this one</source>
            <translation>É este</translation>
        </message>
        <message>
            <source>Look for another one</source>
            <translation>Procurar outro</translation>
        </message>
        <message>
            <source>Name, tax id</source>
            <translation>Nome, identificador fiscal</translation>
        </message>
        <message>
            <source>No tax id</source>
            <translation>Sem identificador fiscal</translation>
        </message>
        <message>
            <source>Not known there</source>
            <translation>Lá não é conhecido</translation>
        </message>
        <message>
            <source>Nothing is left to match</source>
            <translation>Não sobra nada para parear</translation>
        </message>
        <message>
            <source>Several have this one</source>
            <translation>Vários têm este</translation>
        </message>
        <message>
            <source>Take the last one back</source>
            <translation>Desfazer o último</translation>
        </message>
        <message>
            <source>Tax id</source>
            <translation>Identificador fiscal</translation>
        </message>
        <message>
            <source>The other side has nobody left.</source>
            <translation>Do outro lado não sobra ninguém.</translation>
        </message>
        <message>
            <source>They are two customers again</source>
            <translation>São de novo dois clientes</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Onde</translation>
        </message>
        <message>
            <source>Who is it there?</source>
            <translation>Quem é lá?</translation>
        </message>
        <message>
            <source>Why it is not matched</source>
            <translation>Por que não foi pareado</translation>
        </message>
        <message>
            <source>customer</source>
            <translation>cliente</translation>
        </message>
        <message>
            <source>here</source>
            <translation>aqui</translation>
        </message>
        <message>
            <source>it is this one</source>
            <translation>é este</translation>
        </message>
        <message>
            <source>take the last one back</source>
            <translation>desfazer o último</translation>
        </message>
        <message>
            <source>{name} is one customer now; what waits for it is sent</source>
            <translation>{name} agora é um só cliente; o que esperava por ele é enviado</translation>
        </message>
    </context>
    <context>
        <name>OfferCard</name>
        <message>
            <source>Add</source>
            <translation>Adicionar</translation>
        </message>
        <message>
            <source>Bought about every {every} days, last {since} days ago; usually {quantity}.</source>
            <translation>Compra-se a cada {every} dias e já são {since}; costumam ser {quantity}.</translation>
        </message>
        <message>
            <source>Due again</source>
            <translation>Reposição</translation>
        </message>
        <message>
            <source>From {at} on, a unit costs {better} instead of {price}: {percent} less.</source>
            <translation>A partir de {at}, a unidade custa {better} em vez de {price}: {percent} a menos.</translation>
        </message>
        <message>
            <source>Quantity break</source>
            <translation>Desconto por quantidade</translation>
        </message>
    </context>
    <context>
        <name>OfficePart</name>
        <message>
            <source>Address</source>
            <translation>Endereço</translation>
        </message>
        <message>
            <source>Application</source>
            <translation>Aplicativo</translation>
        </message>
        <message>
            <source>CRM</source>
            <translation>CRM</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Banco de dados</translation>
        </message>
        <message>
            <source>Kept encrypted on this laptop, and sent to this CRM only.</source>
            <translation>Fica cifrada neste computador e é enviada só a este CRM.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>No CRM is set up yet. Everything written here is kept until there is one.</source>
            <translation>Ainda não há um CRM configurado. Tudo o que se escreve aqui fica guardado até haver um.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Senha</translation>
        </message>
        <message>
            <source>Password again</source>
            <translation>Senha de novo</translation>
        </message>
        <message>
            <source>Save the password</source>
            <translation>Salvar a senha</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Testar a conexão</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>Testando…</translation>
        </message>
        <message>
            <source>The password is empty.</source>
            <translation>A senha está vazia.</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuário</translation>
        </message>
        <message>
            <source>not tried</source>
            <translation>não testado</translation>
        </message>
        <message>
            <source>{count} ms</source>
            <translation>{count} ms</translation>
        </message>
    </context>
    <context>
        <name>OrderBeside</name>
        <message>
            <source>Changed here and at the office</source>
            <translation>Mudou aqui e no escritório</translation>
        </message>
        <message>
            <source>Choose one of the two versions.</source>
            <translation>Escolher uma das duas versões.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Editar</translation>
        </message>
        <message>
            <source>Line {number}: {product}</source>
            <translation>Linha {number}: {product}</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Linhas</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Líquido</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Remarks of the office</source>
            <translation>Observações do escritório</translation>
        </message>
        <message>
            <source>Settle</source>
            <translation>Resolver</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Impostos</translation>
        </message>
        <message>
            <source>The office refused it</source>
            <translation>O escritório recusou</translation>
        </message>
        <message>
            <source>The whole order</source>
            <translation>O pedido inteiro</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Two versions</source>
            <translation>Duas versões</translation>
        </message>
    </context>
    <context>
        <name>OrderDeskPage</name>
        <message numerus="yes">
            <source>%n line(s) copied at today's prices</source>
            <translation>
                <numerusform>%n linha copiada ao preço de hoje</numerusform>
                <numerusform>%n linhas copiadas aos preços de hoje</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose an account</source>
            <translation>Escolher um cliente</translation>
        </message>
        <message>
            <source>Draft {number}</source>
            <translation>Rascunho {number}</translation>
        </message>
        <message>
            <source>It cannot go yet: see what is red before sending. The draft is safe.</source>
            <translation>Ainda não pode sair: é preciso ver o que está em vermelho. O rascunho está a salvo.</translation>
        </message>
        <message>
            <source>New order</source>
            <translation>Pedido novo</translation>
        </message>
        <message>
            <source>No price and no discount changes in silence</source>
            <translation>Nenhum preço nem desconto muda em silêncio</translation>
        </message>
        <message>
            <source>Order lines</source>
            <translation>Linhas do pedido</translation>
        </message>
        <message>
            <source>Order {number}</source>
            <translation>Pedido {number}</translation>
        </message>
        <message>
            <source>Order {number} is in the outbox, safe; it goes to the office by itself</source>
            <translation>O pedido {number} está a salvo na caixa de saída; vai sozinho ao escritório</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Removed: {product}</source>
            <translation>Removido: {product}</translation>
        </message>
        <message>
            <source>Send order</source>
            <translation>Enviar pedido</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>Enviando…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>discount</source>
            <translation>desconto</translation>
        </message>
        <message>
            <source>next</source>
            <translation>seguinte</translation>
        </message>
        <message>
            <source>packs</source>
            <translation>pacotes</translation>
        </message>
        <message>
            <source>remove</source>
            <translation>remover</translation>
        </message>
        <message>
            <source>repeat last</source>
            <translation>repetir último</translation>
        </message>
        <message>
            <source>saved {time}</source>
            <translation>salvo {time}</translation>
        </message>
        <message>
            <source>send</source>
            <translation>enviar</translation>
        </message>
        <message>
            <source>suggestions, last order, catalogue, terms</source>
            <translation>sugestões, último pedido, catálogo, condições</translation>
        </message>
        <message>
            <source>take suggestion</source>
            <translation>aceitar sugestão</translation>
        </message>
    </context>
    <context>
        <name>OrderGrid</name>
        <message>
            <source>A discount has at most two decimals.</source>
            <translation>Um desconto tem no máximo duas casas decimais.</translation>
        </message>
        <message>
            <source>A discount is between 0 and 100 %.</source>
            <translation>Um desconto fica entre 0 e 100 %.</translation>
        </message>
        <message>
            <source>A quantity is more than 0; to take the line away press Del.</source>
            <translation>Uma quantidade é maior que 0; para remover a linha, Del.</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Valor</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Código</translation>
        </message>
        <message>
            <source>Code or words…</source>
            <translation>Código ou palavras…</translation>
        </message>
        <message>
            <source>Disc. %</source>
            <translation>Desc. %</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Lista</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Líquido</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Produto</translation>
        </message>
        <message>
            <source>Qty.</source>
            <translation>Qtd.</translation>
        </message>
        <message>
            <source>Stock · age</source>
            <translation>Estoque · idade</translation>
        </message>
        <message>
            <source>Un.</source>
            <translation>Un.</translation>
        </message>
        <message>
            <source>{product} is sold by the {unit}: {quantity} has too many decimals.</source>
            <translation>{product} é vendido por {unit}: {quantity} tem casas decimais demais.</translation>
        </message>
        <message>
            <source>{quantity} cannot be meant as a quantity.</source>
            <translation>{quantity} não pode ser uma quantidade.</translation>
        </message>
        <message>
            <source>{stock} of {wanted}</source>
            <translation>{stock} de {wanted}</translation>
        </message>
        <message>
            <source>“{typed}” is not a number: write it like 12 or {example}.</source>
            <translation>“{typed}” não é um número: escreve-se como 12 ou {example}.</translation>
        </message>
    </context>
    <context>
        <name>OrderPaper</name>
        <message>
            <source>Amount</source>
            <translation>Valor</translation>
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
            <source>Date</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Entrega</translation>
        </message>
        <message>
            <source>Disc. %</source>
            <translation>Desc. %</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Líquido</translation>
        </message>
        <message>
            <source>Order {number}</source>
            <translation>Pedido {number}</translation>
        </message>
        <message>
            <source>Order {number} (provisional)</source>
            <translation>Pedido {number} (provisório)</translation>
        </message>
        <message>
            <source>Payment</source>
            <translation>Pagamento</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Preço</translation>
        </message>
        <message>
            <source>Price list</source>
            <translation>Tabela de preços</translation>
        </message>
        <message>
            <source>Prices without tax.</source>
            <translation>Preços sem impostos.</translation>
        </message>
        <message>
            <source>Prices without tax. The number is provisional until the office has confirmed the order.</source>
            <translation>Preços sem impostos. O número é provisório até o escritório confirmar o pedido.</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Produto</translation>
        </message>
        <message>
            <source>Qty.</source>
            <translation>Qtd.</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Your reference</source>
            <translation>Referência do cliente</translation>
        </message>
        <message>
            <source>{title} · page {page} of {pages}</source>
            <translation>{title} · página {page} de {pages}</translation>
        </message>
    </context>
    <context>
        <name>OrdersPage</name>
        <message>
            <source>Account</source>
            <translation>Cliente</translation>
        </message>
        <message>
            <source>Account not on this laptop</source>
            <translation>Cliente que não está neste computador</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todos</translation>
        </message>
        <message>
            <source>Back in the outbox; it goes with the next sync</source>
            <translation>De volta à caixa de saída; vai com a próxima sincronização</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Discarded; the ledger keeps what it was</source>
            <translation>Descartado; o livro conserva o que era</translation>
        </message>
        <message>
            <source>Draft {number} deleted</source>
            <translation>Rascunho {number} apagado</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Rascunhos</translation>
        </message>
        <message>
            <source>For approval</source>
            <translation>Para aprovar</translation>
        </message>
        <message>
            <source>Need you</source>
            <translation>Requerem atenção</translation>
        </message>
        <message>
            <source>New order</source>
            <translation>Pedido novo</translation>
        </message>
        <message>
            <source>No order here</source>
            <translation>Nenhum pedido aqui</translation>
        </message>
        <message>
            <source>No orders yet</source>
            <translation>Ainda não há pedidos</translation>
        </message>
        <message>
            <source>Nothing fits this filter.</source>
            <translation>Nada coincide com este filtro.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Number, account or reference</source>
            <translation>Número, cliente ou referência</translation>
        </message>
        <message>
            <source>Open at the office</source>
            <translation>No escritório</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Pedidos</translation>
        </message>
        <message>
            <source>Orders taken here and at the office will stand here.</source>
            <translation>Aqui ficarão os pedidos feitos aqui e no escritório.</translation>
        </message>
        <message>
            <source>Search orders</source>
            <translation>Buscar pedidos</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>The office has taken this order in, so it cannot be changed here. C copies it to a new one.</source>
            <translation>O escritório já recebeu este pedido e não pode ser alterado aqui. C copia para um novo.</translation>
        </message>
        <message>
            <source>To send</source>
            <translation>A enviar</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>account</source>
            <translation>cliente</translation>
        </message>
        <message>
            <source>copy to a new order</source>
            <translation>copiar para um novo</translation>
        </message>
        <message>
            <source>delete draft</source>
            <translation>apagar rascunho</translation>
        </message>
        <message>
            <source>file</source>
            <translation>arquivo</translation>
        </message>
        <message>
            <source>filters</source>
            <translation>filtros</translation>
        </message>
        <message>
            <source>move</source>
            <translation>mover</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abrir</translation>
        </message>
        <message>
            <source>provisional</source>
            <translation>provisório</translation>
        </message>
        <message>
            <source>retry</source>
            <translation>tentar de novo</translation>
        </message>
        <message>
            <source>search</source>
            <translation>buscar</translation>
        </message>
        <message>
            <source>was {number}</source>
            <translation>antes {number}</translation>
        </message>
    </context>
    <context>
        <name>PackagePart</name>
        <message>
            <source>A file that was changed, is older or is signed by somebody else is refused. The data stays.</source>
            <translation>Um arquivo alterado, mais antigo ou assinado por outra pessoa é recusado. Os dados ficam.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Endereço</translation>
        </message>
        <message>
            <source>Address where laptops find newer ones (may be empty)</source>
            <translation>Endereço onde os computadores encontram as novas (pode ficar vazio)</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Aplicar</translation>
        </message>
        <message>
            <source>Choose a configuration</source>
            <translation>Escolher uma configuração</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Escolher um arquivo…</translation>
        </message>
        <message>
            <source>Connections, mapping, scope and policies, signed with this profile's key. No password is in it.</source>
            <translation>Conexões, mapeamento, escopo e políticas, assinados com a chave deste perfil. Não leva senhas.</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>Export the configuration</source>
            <translation>Exportar a configuração</translation>
        </message>
        <message>
            <source>Export the next version…</source>
            <translation>Exportar a próxima versão…</translation>
        </message>
        <message>
            <source>File or address</source>
            <translation>Arquivo ou endereço</translation>
        </message>
        <message>
            <source>Fingerprint of the key</source>
            <translation>Impressão digital da chave</translation>
        </message>
        <message>
            <source>In use on this laptop</source>
            <translation>Em uso neste computador</translation>
        </message>
        <message>
            <source>Keep and look</source>
            <translation>Guardar e procurar</translation>
        </message>
        <message>
            <source>Last exported here</source>
            <translation>Última exportada aqui</translation>
        </message>
        <message>
            <source>Looked at when the app opens, and once an hour. Empty: the address in the package.</source>
            <translation>Verificado ao abrir o aplicativo e uma vez por hora. Vazio: o endereço do pacote.</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Procurando…</translation>
        </message>
        <message>
            <source>Newer ones from</source>
            <translation>As novas, de</translation>
        </message>
        <message>
            <source>Optional: as you were told.</source>
            <translation>Opcional: a que a administração informou.</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Voltar atrás</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>Assinada por</translation>
        </message>
        <message>
            <source>Still needed: user and password, under Connection.</source>
            <translation>Ainda faltam usuário e senha, em Conexão.</translation>
        </message>
        <message>
            <source>The signing key is made with the first export and stays in this profile's keyring.</source>
            <translation>A chave de assinatura é criada na primeira exportação e fica no chaveiro deste perfil.</translation>
        </message>
        <message>
            <source>There is nothing newer</source>
            <translation>Não há nada mais novo</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versão</translation>
        </message>
        <message>
            <source>Version {number} is in use</source>
            <translation>A versão {number} está em uso</translation>
        </message>
        <message>
            <source>Version {number} is in {path}; its key is {finger}</source>
            <translation>A versão {number} está em {path}; sua chave é {finger}</translation>
        </message>
        <message>
            <source>Where newer ones are</source>
            <translation>Onde estão as novas</translation>
        </message>
        <message>
            <source>export</source>
            <translation>exportar</translation>
        </message>
        <message>
            <source>https://…, a file or a folder</source>
            <translation>https://…, um arquivo ou uma pasta</translation>
        </message>
        <message>
            <source>none: set up by hand</source>
            <translation>nenhuma: configurada à mão</translation>
        </message>
        <message>
            <source>nowhere</source>
            <translation>nenhum lugar</translation>
        </message>
    </context>
    <context>
        <name>PaletteCard</name>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n resultado</numerusform>
                <numerusform>%n resultados</numerusform>
            </translation>
        </message>
        <message>
            <source>&gt; commands · @ people · # numbers</source>
            <translation>&gt; comandos · @ pessoas · # números</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tudo</translation>
        </message>
        <message>
            <source>Do</source>
            <translation>Fazer</translation>
        </message>
        <message>
            <source>Enter: open</source>
            <translation>Enter: abrir</translation>
        </message>
        <message>
            <source>Name, number, tax id, phone, or what to do</source>
            <translation>Nome, número, CNPJ, telefone ou o que fazer</translation>
        </message>
        <message>
            <source>Nothing found. Part of a name, a number, a phone or a tax id will do.</source>
            <translation>Nada encontrado. Basta parte de um nome, um número, um telefone ou um CNPJ.</translation>
        </message>
        <message>
            <source>Search or run</source>
            <translation>Buscar ou executar</translation>
        </message>
        <message>
            <source>kind</source>
            <translation>tipo</translation>
        </message>
        <message>
            <source>move</source>
            <translation>mover</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abrir</translation>
        </message>
    </context>
    <context>
        <name>PaletteCommands</name>
        <message>
            <source>Change language, theme or size</source>
            <translation>Mudar idioma, tema ou tamanho</translation>
        </message>
        <message>
            <source>Drafts of orders</source>
            <translation>Rascunhos de pedidos</translation>
        </message>
        <message>
            <source>Go to Accounts</source>
            <translation>Ir para Clientes</translation>
        </message>
        <message>
            <source>Go to Agenda</source>
            <translation>Ir para Agenda</translation>
        </message>
        <message>
            <source>Go to Cases</source>
            <translation>Ir para Casos</translation>
        </message>
        <message>
            <source>Go to Catalogue</source>
            <translation>Ir para Catálogo</translation>
        </message>
        <message>
            <source>Go to Orders</source>
            <translation>Ir para Pedidos</translation>
        </message>
        <message>
            <source>Go to Pipeline</source>
            <translation>Ir para Oportunidades</translation>
        </message>
        <message>
            <source>Go to Settings</source>
            <translation>Ir para Ajustes</translation>
        </message>
        <message>
            <source>Go to Sync</source>
            <translation>Ir para Sincronização</translation>
        </message>
        <message>
            <source>Go to Today</source>
            <translation>Ir para Hoje</translation>
        </message>
        <message>
            <source>Log a visit or call</source>
            <translation>Registrar uma visita ou ligação</translation>
        </message>
        <message>
            <source>Log a visit or call with {account}</source>
            <translation>Registrar uma visita ou ligação com {account}</translation>
        </message>
        <message>
            <source>New order</source>
            <translation>Pedido novo</translation>
        </message>
        <message>
            <source>New order for {account}</source>
            <translation>Pedido novo para {account}</translation>
        </message>
        <message>
            <source>Open {account}</source>
            <translation>Abrir {account}</translation>
        </message>
        <message>
            <source>Orders that need me</source>
            <translation>Pedidos que requerem atenção</translation>
        </message>
    </context>
    <context>
        <name>PaperMaker</name>
        <message>
            <source>Order {number}</source>
            <translation>Pedido {number}</translation>
        </message>
        <message>
            <source>Saved: {path}</source>
            <translation>Salvo: {path}</translation>
        </message>
        <message>
            <source>Show folder</source>
            <translation>Ver pasta</translation>
        </message>
    </context>
    <context>
        <name>PipelinePage</name>
        <message>
            <source>New opportunity</source>
            <translation>Nova oportunidade</translation>
        </message>
        <message>
            <source>No opportunity here</source>
            <translation>Não há oportunidades</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abertas</translation>
        </message>
        <message>
            <source>Open: &lt;b&gt;{amount}&lt;/b&gt; · by their chance &lt;b&gt;{weighted}&lt;/b&gt;</source>
            <translation>Abertas: &lt;b&gt;{amount}&lt;/b&gt; · conforme a probabilidade &lt;b&gt;{weighted}&lt;/b&gt;</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>What may be sold stands here with its amount, its chance and the day it closes.</source>
            <translation>Aqui aparece o que pode ser vendido, com valor, probabilidade e data de fechamento.</translation>
        </message>
        <message>
            <source>account</source>
            <translation>cliente</translation>
        </message>
        <message>
            <source>new</source>
            <translation>nova</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abrir</translation>
        </message>
        <message>
            <source>stage back and on</source>
            <translation>etapa anterior e seguinte</translation>
        </message>
        <message>
            <source>stages</source>
            <translation>etapas</translation>
        </message>
        <message>
            <source>{name}: {stage}</source>
            <translation>{name}: {stage}</translation>
        </message>
    </context>
    <context>
        <name>Preflight</name>
        <message>
            <source>Before sending</source>
            <translation>Antes de enviar</translation>
        </message>
    </context>
    <context>
        <name>ProductPopup</name>
        <message>
            <source>Articles found</source>
            <translation>Artigos encontrados</translation>
        </message>
        <message>
            <source>Nothing found for “{text}”</source>
            <translation>Nada para “{text}”</translation>
        </message>
        <message>
            <source>Try other words</source>
            <translation>Tente outras palavras</translation>
        </message>
        <message>
            <source>discontinued</source>
            <translation>descontinuado</translation>
        </message>
        <message>
            <source>in stock</source>
            <translation>em estoque</translation>
        </message>
    </context>
    <context>
        <name>ProofPage</name>
        <message>
            <source>Ask the office about all of it</source>
            <translation>Perguntar tudo ao escritório</translation>
        </message>
        <message>
            <source>Asking…</source>
            <translation>Perguntando…</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Tudo</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Descartado</translation>
        </message>
        <message>
            <source>It has heard this ledger up to entry {seq}.</source>
            <translation>Conhece este livro até o lançamento {seq}.</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Livro</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Saiu</translation>
        </message>
        <message>
            <source>Not at the office yet</source>
            <translation>Ainda não no escritório</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Nada aqui</translation>
        </message>
        <message>
            <source>Office's number</source>
            <translation>Número do escritório</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>Prova</translation>
        </message>
        <message>
            <source>Receipt at</source>
            <translation>Recibo</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Recebido</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>The ledger it has heard of is another one: this laptop is a copy.</source>
            <translation>O livro que ele conhece é outro: este computador é uma cópia.</translation>
        </message>
        <message>
            <source>The ledger or the data file does not fit. Save the export for support.</source>
            <translation>O livro ou o arquivo de dados não confere. Guarde a exportação para o suporte.</translation>
        </message>
        <message>
            <source>The office knows {known} of {all} receipts.</source>
            <translation>O escritório conhece {known} de {all} recibos.</translation>
        </message>
        <message>
            <source>What</source>
            <translation>O quê</translation>
        </message>
        <message>
            <source>What is written here is listed with its way to the office, and with its receipt.</source>
            <translation>O que se escreve aqui aparece com seu caminho até o escritório e com seu recibo.</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Escrito</translation>
        </message>
        <message>
            <source>ask the office</source>
            <translation>perguntar ao escritório</translation>
        </message>
        <message>
            <source>back to Sync</source>
            <translation>voltar à Sincronização</translation>
        </message>
        <message>
            <source>states</source>
            <translation>estados</translation>
        </message>
        <message>
            <source>{count} entries of the ledger checked from end to end.</source>
            <translation>{count} lançamentos do livro conferidos do início ao fim.</translation>
        </message>
    </context>
    <context>
        <name>QuickLogCard</name>
        <message numerus="yes">
            <source>%n thing(s) will be saved</source>
            <translation>
                <numerusform>%n coisa será salva</numerusform>
                <numerusform>%n coisas serão salvas</numerusform>
            </translation>
        </message>
        <message>
            <source>Draft safe</source>
            <translation>Rascunho a salvo</translation>
        </message>
        <message>
            <source>How long?</source>
            <translation>Quanto durou?</translation>
        </message>
        <message>
            <source>How?</source>
            <translation>Como foi?</translation>
        </message>
        <message>
            <source>Logged: {name}</source>
            <translation>Registrado: {name}</translation>
        </message>
        <message>
            <source>Quick log</source>
            <translation>Registro rápido</translation>
        </message>
        <message>
            <source>Save all</source>
            <translation>Salvar tudo</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Salvando…</translation>
        </message>
        <message>
            <source>What came of it?</source>
            <translation>Qual foi o resultado?</translation>
        </message>
        <message>
            <source>What next?</source>
            <translation>O que vem depois?</translation>
        </message>
        <message>
            <source>Which one?</source>
            <translation>Qual?</translation>
        </message>
        <message>
            <source>choose while mending</source>
            <translation>escolher ao corrigir</translation>
        </message>
        <message>
            <source>close and keep the draft</source>
            <translation>fechar e guardar o rascunho</translation>
        </message>
        <message>
            <source>closes and keeps the draft</source>
            <translation>fecha e guarda o rascunho</translation>
        </message>
        <message>
            <source>mend</source>
            <translation>corrigir</translation>
        </message>
        <message>
            <source>mend a chip</source>
            <translation>corrigir uma parte</translation>
        </message>
        <message>
            <source>save all</source>
            <translation>salvar tudo</translation>
        </message>
        <message>
            <source>v luz 30m ok order; complaint delivery; next mon 10</source>
            <translation>v luz 30m ok pedido; reclamação entrega; prox seg 10</translation>
        </message>
    </context>
    <context>
        <name>RecordCard</name>
        <message>
            <source>A draft from before was brought back.</source>
            <translation>Um rascunho anterior foi recuperado.</translation>
        </message>
        <message>
            <source>Brought back; it goes to the office by itself.</source>
            <translation>Recuperado; vai sozinho para o escritório.</translation>
        </message>
        <message>
            <source>Discard the draft</source>
            <translation>Descartar o rascunho</translation>
        </message>
        <message>
            <source>New: {kind}</source>
            <translation>Novo registro: {kind}</translation>
        </message>
        <message>
            <source>Open that one</source>
            <translation>Abrir esse</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Salvar</translation>
        </message>
        <message>
            <source>Saved here; it goes to the office by itself.</source>
            <translation>Salvo aqui; segue sozinho para o escritório.</translation>
        </message>
        <message>
            <source>This account may already be there:</source>
            <translation>Este cliente talvez já exista:</translation>
        </message>
        <message>
            <source>almost the same name</source>
            <translation>nome quase igual</translation>
        </message>
        <message>
            <source>closes and keeps the draft</source>
            <translation>fecha e guarda o rascunho</translation>
        </message>
        <message>
            <source>same e-mail</source>
            <translation>mesmo e-mail</translation>
        </message>
        <message>
            <source>same phone</source>
            <translation>mesmo telefone</translation>
        </message>
        <message>
            <source>same tax id</source>
            <translation>mesma identificação fiscal</translation>
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
        <message>
            <source>days</source>
            <translation>dias</translation>
        </message>
        <message>
            <source>min</source>
            <translation>min</translation>
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
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Editar</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Tentar de novo</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>recusado</translation>
        </message>
    </context>
    <context>
        <name>ScopePart</name>
        <message numerus="yes">
            <source>%n piece(s) of unsent work would be outside. It is kept, and explained.</source>
            <translation>
                <numerusform>%n trabalho não enviado ficaria de fora. É mantido, e explicado.</numerusform>
                <numerusform>%n trabalhos não enviados ficariam de fora. São mantidos, e explicados.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s) of work wait here: they are sent, whatever the scope.</source>
            <translation>
                <numerusform>%n trabalho espera aqui: é enviado, seja qual for o escopo.</numerusform>
                <numerusform>%n trabalhos esperam aqui: são enviados, seja qual for o escopo.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n representative(s) concerned</source>
            <translation>
                <numerusform>Afeta %n representante</numerusform>
                <numerusform>Afeta %n representantes</numerusform>
            </translation>
        </message>
        <message>
            <source>A dry run shows who gains and loses what, in rows and megabytes, and unsent work it touches.</source>
            <translation>Um ensaio mostra quem ganha e quem perde o quê, em linhas e megabytes, e o trabalho não enviado que afeta.</translation>
        </message>
        <message>
            <source>Counted for this connection's user</source>
            <translation>Contado para o usuário desta conexão</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>Contando…</translation>
        </message>
        <message>
            <source>Dry run</source>
            <translation>Ensaiar</translation>
        </message>
        <message>
            <source>Everything this user may see at the office.</source>
            <translation>Tudo o que este usuário pode ver no escritório.</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Histórico</translation>
        </message>
        <message>
            <source>Kept; it is followed from the next sync on</source>
            <translation>Guardado; é seguido a partir da próxima sincronização</translation>
        </message>
        <message>
            <source>Known after the first sync.</source>
            <translation>Sabe-se depois da primeira sincronização.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>New scope</source>
            <translation>Novo escopo</translation>
        </message>
        <message>
            <source>No connection yet</source>
            <translation>Ainda não há conexão</translation>
        </message>
        <message>
            <source>No unsent work is touched.</source>
            <translation>Nenhum trabalho não enviado é afetado.</translation>
        </message>
        <message>
            <source>Nothing tried yet</source>
            <translation>Nada foi ensaiado ainda</translation>
        </message>
        <message>
            <source>Only own records</source>
            <translation>Somente registros próprios</translation>
        </message>
        <message>
            <source>Product categories</source>
            <translation>Categorias de produtos</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Publicar</translation>
        </message>
        <message>
            <source>Publishing…</source>
            <translation>Publicando…</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remover</translation>
        </message>
        <message>
            <source>Removing…</source>
            <translation>Removendo…</translation>
        </message>
        <message>
            <source>Representatives</source>
            <translation>Representantes</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Escopo</translation>
        </message>
        <message>
            <source>Segments</source>
            <translation>Segmentos</translation>
        </message>
        <message>
            <source>Set by the CRM</source>
            <translation>Definido pelo CRM</translation>
        </message>
        <message>
            <source>Set one up first, under Connection.</source>
            <translation>Primeiro é preciso configurá-la, em Conexão.</translation>
        </message>
        <message>
            <source>Sign-in names; empty: everybody who has no scope of their own.</source>
            <translation>Nomes de acesso; vazio: quem não tem escopo próprio.</translation>
        </message>
        <message>
            <source>This CRM keeps no scopes, so the app limits what it reads. A dry run counts first.</source>
            <translation>Este CRM não guarda escopos: o aplicativo limita o que lê. Um ensaio conta antes.</translation>
        </message>
        <message>
            <source>This CRM limits what a representative has by the rights of each user.</source>
            <translation>Este CRM limita o que cada representante tem pelas permissões do usuário.</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>Este dado é necessário.</translation>
        </message>
        <message>
            <source>What I have here</source>
            <translation>O que tenho aqui</translation>
        </message>
        <message>
            <source>What is still open is here however old, and unsent work always stays.</source>
            <translation>O que ainda está aberto fica aqui por mais antigo que seja, e o trabalho não enviado sempre fica.</translation>
        </message>
        <message>
            <source>What is still open is there however old.</source>
            <translation>O que ainda está aberto fica, por mais antigo que seja.</translation>
        </message>
        <message>
            <source>Without archived accounts</source>
            <translation>Sem clientes arquivados</translation>
        </message>
        <message>
            <source>all</source>
            <translation>todos</translation>
        </message>
        <message>
            <source>dry run</source>
            <translation>ensaiar</translation>
        </message>
        <message>
            <source>months</source>
            <translation>meses</translation>
        </message>
        <message>
            <source>publish</source>
            <translation>publicar</translation>
        </message>
        <message>
            <source>{kinds}: whole months, such as 24</source>
            <translation>{kinds}: meses inteiros, por exemplo 24</translation>
        </message>
        <message>
            <source>{name} is gone; laptops follow at their next round</source>
            <translation>{name} foi removido; os computadores seguem na próxima rodada</translation>
        </message>
        <message>
            <source>{name} is published; laptops follow at their next round</source>
            <translation>{name} foi publicado; os computadores seguem na próxima rodada</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message numerus="yes">
            <source>%n thing(s) with their proof saved in {path}</source>
            <translation>
                <numerusform>%n coisa com sua prova salva em {path}</numerusform>
                <numerusform>%n coisas com sua prova salvas em {path}</numerusform>
            </translation>
        </message>
        <message>
            <source>A field-sales client that works without a network and proves that nothing is lost.</source>
            <translation>Um cliente de vendas em campo que trabalha sem rede e prova que nada se perde.</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Sobre</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>Como a área de trabalho</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Escuro</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Dados</translation>
        </message>
        <message>
            <source>Export what waits</source>
            <translation>Exportar o pendente</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Alto contraste</translation>
        </message>
        <message>
            <source>High contrast is for sun on the screen and for weak eyes.</source>
            <translation>O alto contraste é para sol na tela e vista cansada.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Language and looks</source>
            <translation>Idioma e aparência</translation>
        </message>
        <message>
            <source>Licence texts</source>
            <translation>Textos das licenças</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Caixa de saída</translation>
        </message>
        <message>
            <source>Password kept; it is used from the next sync on</source>
            <translation>Senha salva; é usada a partir da próxima sincronização</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Show the folder</source>
            <translation>Ver a pasta</translation>
        </message>
        <message>
            <source>Signed in at {name}; what waits is sent now</source>
            <translation>Sessão iniciada em {name}; o que espera é enviado agora</translation>
        </message>
        <message>
            <source>Signed out; the data stays here, encrypted</source>
            <translation>Sessão encerrada; os dados ficam aqui, cifrados</translation>
        </message>
        <message>
            <source>Size of everything</source>
            <translation>Tamanho de tudo</translation>
        </message>
        <message>
            <source>Started anew; everything comes from the office again</source>
            <translation>Recomeçado; tudo vem outra vez do escritório</translation>
        </message>
        <message>
            <source>Takes effect the next time the app is opened.</source>
            <translation>Vale a partir da próxima abertura do aplicativo.</translation>
        </message>
        <message>
            <source>The office</source>
            <translation>O escritório</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Tema</translation>
        </message>
        <message>
            <source>This laptop</source>
            <translation>Este computador</translation>
        </message>
        <message>
            <source>What has not reached the office, with its proof, as a file for support.</source>
            <translation>O que não chegou ao escritório, com sua prova, em um arquivo para o suporte.</translation>
        </message>
        <message>
            <source>change</source>
            <translation>mudar</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>cifrado</translation>
        </message>
        <message>
            <source>export what waits</source>
            <translation>exportar o pendente</translation>
        </message>
        <message>
            <source>next</source>
            <translation>seguinte</translation>
        </message>
        <message>
            <source>test the connection</source>
            <translation>testar a conexão</translation>
        </message>
        <message>
            <source>{done}. What was unsent is in {path}</source>
            <translation>{done}. O que não foi enviado está em {path}</translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message>
            <source>Catalogue</source>
            <translation>Catálogo</translation>
        </message>
        <message>
            <source>Copy all</source>
            <translation>Copiar tudo</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Último</translation>
        </message>
        <message>
            <source>No order yet</source>
            <translation>Ainda sem pedidos</translation>
        </message>
        <message>
            <source>Nothing to suggest</source>
            <translation>Nada a sugerir</translation>
        </message>
        <message>
            <source>Order {number} · {day}</source>
            <translation>Pedido {number} · {day}</translation>
        </message>
        <message>
            <source>Search the catalogue</source>
            <translation>Buscar no catálogo</translation>
        </message>
        <message>
            <source>Suggested</source>
            <translation>Sugestões</translation>
        </message>
        <message>
            <source>Terms</source>
            <translation>Entrega</translation>
        </message>
        <message>
            <source>The account's last order will stand here, ready to copy.</source>
            <translation>Aqui ficará o último pedido do cliente, pronto para copiar.</translation>
        </message>
        <message>
            <source>What this account buys in a rhythm and is due, and quantity breaks nearly reached, stand here.</source>
            <translation>Aqui ficam o que este cliente compra com ritmo e já venceu, e os descontos por quantidade quase alcançados.</translation>
        </message>
        <message>
            <source>stock {count}</source>
            <translation>estoque {count}</translation>
        </message>
    </context>
    <context>
        <name>SigningIn</name>
        <message>
            <source>Asking the sign-in server…</source>
            <translation>Consultando o servidor de login…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>Copiar o endereço</translation>
        </message>
        <message>
            <source>Nobody signed in in time. Start it again when there is time for it.</source>
            <translation>Ninguém entrou a tempo. Comece de novo quando houver tempo.</translation>
        </message>
        <message>
            <source>Open the page again</source>
            <translation>Abrir a página de novo</translation>
        </message>
        <message>
            <source>Open this address on any device and type the code there:</source>
            <translation>Abra este endereço em qualquer dispositivo e digite lá o código:</translation>
        </message>
        <message>
            <source>Sign in on the page that opened in the browser. This goes on by itself then.</source>
            <translation>Entre na página que se abriu no navegador. Depois isto continua sozinho.</translation>
        </message>
        <message>
            <source>Sign in with the browser</source>
            <translation>Entrar com o navegador</translation>
        </message>
        <message>
            <source>Signed in.</source>
            <translation>Sessão iniciada.</translation>
        </message>
        <message>
            <source>The sign-in server says no ({why}). Sign in again, or ask the administrator.</source>
            <translation>O servidor de login diz que não ({why}). Entre de novo ou pergunte à administração.</translation>
        </message>
        <message>
            <source>With a code on another device</source>
            <translation>Com um código em outro dispositivo</translation>
        </message>
    </context>
    <context>
        <name>StepsCard</name>
        <message numerus="yes">
            <source>%n step(s) need you</source>
            <translation>
                <numerusform>%n passo precisa de atenção</numerusform>
                <numerusform>%n passos precisam de atenção</numerusform>
            </translation>
        </message>
        <message>
            <source>Copy for the CRM's administrator</source>
            <translation>Copiar para a administração do CRM</translation>
        </message>
        <message>
            <source>Each step passes or fails by its own name, and says what to do.</source>
            <translation>Cada passo passa ou falha pelo nome, e diz o que fazer.</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>Testando…</translation>
        </message>
        <message>
            <source>The connection was not tested yet</source>
            <translation>A conexão ainda não foi testada</translation>
        </message>
        <message>
            <source>The connection works</source>
            <translation>A conexão funciona</translation>
        </message>
        <message>
            <source>{count} ms</source>
            <translation>{count} ms</translation>
        </message>
        <message>
            <source>{passed} of {count} steps well, {rest}</source>
            <translation>{passed} de {count} passos bem, {rest}</translation>
        </message>
        <message>
            <source>{url} · tested at {time}</source>
            <translation>{url} · testado às {time}</translation>
        </message>
    </context>
    <context>
        <name>SyncHead</name>
        <message>
            <source>Asked for a round…</source>
            <translation>Sincronização solicitada…</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sincronizar agora</translation>
        </message>
        <message>
            <source>Synchronising…</source>
            <translation>Sincronizando…</translation>
        </message>
        <message>
            <source>Verify everything</source>
            <translation>Verificar tudo</translation>
        </message>
        <message>
            <source>Verifying…</source>
            <translation>Verificando…</translation>
        </message>
    </context>
    <context>
        <name>SyncLists</name>
        <message numerus="yes">
            <source>%n thing(s) set aside for a person</source>
            <translation>
                <numerusform>%n coisa separada para uma pessoa</numerusform>
                <numerusform>%n coisas separadas para uma pessoa</numerusform>
            </translation>
        </message>
        <message>
            <source>A copy put back goes on</source>
            <translation>Uma cópia reposta continua</translation>
        </message>
        <message>
            <source>A courier's receipts taken in</source>
            <translation>Recibos de um mensageiro incorporados</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Sobre</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Cliente</translation>
        </message>
        <message>
            <source>All well</source>
            <translation>Tudo certo</translation>
        </message>
        <message>
            <source>All well, compared with the office</source>
            <translation>Tudo certo, comparado com o escritório</translation>
        </message>
        <message>
            <source>Answer lost, being looked up</source>
            <translation>Resposta perdida, em consulta</translation>
        </message>
        <message>
            <source>Back in the outbox</source>
            <translation>De volta à caixa de saída</translation>
        </message>
        <message>
            <source>CRM removed</source>
            <translation>CRM removido</translation>
        </message>
        <message>
            <source>Carried over to a new version</source>
            <translation>Levado a uma versão nova</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Alterado</translation>
        </message>
        <message>
            <source>Decided again</source>
            <translation>Decidido de novo</translation>
        </message>
        <message>
            <source>Decision taken back</source>
            <translation>Decisão desfeita</translation>
        </message>
        <message>
            <source>Deleted</source>
            <translation>Apagado</translation>
        </message>
        <message>
            <source>Discarded</source>
            <translation>Descartado</translation>
        </message>
        <message>
            <source>Estimated here</source>
            <translation>Estimado aqui</translation>
        </message>
        <message>
            <source>File added</source>
            <translation>Arquivo adicionado</translation>
        </message>
        <message>
            <source>File back in the queue</source>
            <translation>Arquivo de volta à fila</translation>
        </message>
        <message>
            <source>File on its way</source>
            <translation>Arquivo a caminho</translation>
        </message>
        <message>
            <source>File received by the office</source>
            <translation>Arquivo recebido pelo escritório</translation>
        </message>
        <message>
            <source>File refused by the office</source>
            <translation>Arquivo recusado pelo escritório</translation>
        </message>
        <message>
            <source>File removed before it was sent</source>
            <translation>Arquivo removido antes do envio</translation>
        </message>
        <message>
            <source>File sent again</source>
            <translation>Arquivo enviado de novo</translation>
        </message>
        <message>
            <source>File: answer lost, being looked up</source>
            <translation>Arquivo: resposta perdida, em verificação</translation>
        </message>
        <message>
            <source>Goes on under a new number</source>
            <translation>Segue com um número novo</translation>
        </message>
        <message>
            <source>Joined with a later change</source>
            <translation>Unido a uma alteração posterior</translation>
        </message>
        <message>
            <source>Kept on the desk</source>
            <translation>Guardado na mesa</translation>
        </message>
        <message>
            <source>Known under two keys, now one</source>
            <translation>Conhecido com duas chaves, agora um só</translation>
        </message>
        <message>
            <source>Lost by the office, to be sent again</source>
            <translation>Perdido pelo escritório, será enviado outra vez</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Criado</translation>
        </message>
        <message>
            <source>Match taken back</source>
            <translation>Reconhecimento desfeito</translation>
        </message>
        <message>
            <source>Matched with an account of another CRM</source>
            <translation>Reconhecido como conta de outro CRM</translation>
        </message>
        <message>
            <source>Merged by itself</source>
            <translation>Uniu-se sozinho</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>N.º</translation>
        </message>
        <message>
            <source>Nothing left to send</source>
            <translation>Não resta nada a enviar</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>On its way</source>
            <translation>A caminho</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Recebido</translation>
        </message>
        <message>
            <source>Received by the office</source>
            <translation>Recebido pelo escritório</translation>
        </message>
        <message>
            <source>Refused by the office</source>
            <translation>Recusado pelo escritório</translation>
        </message>
        <message>
            <source>Restored office accepted</source>
            <translation>Escritório restaurado aceito</translation>
        </message>
        <message>
            <source>Seal</source>
            <translation>Selo</translation>
        </message>
        <message>
            <source>Sealed for a courier</source>
            <translation>Lacrado para um mensageiro</translation>
        </message>
        <message>
            <source>Seconds</source>
            <translation>Segundos</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Enviado</translation>
        </message>
        <message>
            <source>Sent again</source>
            <translation>Enviado de novo</translation>
        </message>
        <message>
            <source>Set aside into a file</source>
            <translation>Posto de lado em um arquivo</translation>
        </message>
        <message>
            <source>Settled field by field</source>
            <translation>Resolvido campo a campo</translation>
        </message>
        <message>
            <source>Settled: mine</source>
            <translation>Resolvido: a minha</translation>
        </message>
        <message>
            <source>Settled: the office's</source>
            <translation>Resolvido: a do escritório</translation>
        </message>
        <message>
            <source>Signed out</source>
            <translation>Sessão encerrada</translation>
        </message>
        <message>
            <source>Started anew</source>
            <translation>Recomeçado</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Taken back before it was sent</source>
            <translation>Retirado antes do envio</translation>
        </message>
        <message>
            <source>Taken back to the desk</source>
            <translation>De volta à mesa</translation>
        </message>
        <message>
            <source>The same on both sides</source>
            <translation>Igual dos dois lados</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>Two versions again</source>
            <translation>Duas versões outra vez</translation>
        </message>
        <message>
            <source>Two versions found</source>
            <translation>Duas versões encontradas</translation>
        </message>
        <message>
            <source>What</source>
            <translation>O quê</translation>
        </message>
        <message>
            <source>What came of it</source>
            <translation>O que resultou</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>O que aconteceu</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quando</translation>
        </message>
        <message>
            <source>Written to a file</source>
            <translation>Gravado em um arquivo</translation>
        </message>
    </context>
    <context>
        <name>SyncPage</name>
        <message numerus="yes">
            <source>%n thing(s) with their proof saved in {path}</source>
            <translation>
                <numerusform>%n coisa com sua prova salva em {path}</numerusform>
                <numerusform>%n coisas com sua prova salvas em {path}</numerusform>
            </translation>
        </message>
        <message>
            <source>Back in the outbox; it is sent again</source>
            <translation>De volta à caixa de saída; será enviado de novo</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Clientes</translation>
        </message>
        <message>
            <source>Discarded; the ledger keeps what it was</source>
            <translation>Descartado; o livro conserva o que era</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Arquivos</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Histórico</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Livro</translation>
        </message>
        <message>
            <source>Needs you</source>
            <translation>Requer atenção</translation>
        </message>
        <message>
            <source>Nothing needs you</source>
            <translation>Nada requer atenção</translation>
        </message>
        <message>
            <source>Nothing was sent yet</source>
            <translation>Nada foi enviado ainda</translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation>Dados do escritório: {when}</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Caixa de saída</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Sincronização</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>What is written here and goes to the office will be listed, with its receipt.</source>
            <translation>Aqui se verá o que se escreve e vai ao escritório, com seu recibo.</translation>
        </message>
        <message>
            <source>What the office refuses, or what was changed on both sides, will wait here for a decision.</source>
            <translation>O que o escritório recusar, ou mudar dos dois lados, esperará aqui uma decisão.</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>editar</translation>
        </message>
        <message>
            <source>export</source>
            <translation>exportar</translation>
        </message>
        <message>
            <source>ledger</source>
            <translation>livro</translation>
        </message>
        <message>
            <source>mine</source>
            <translation>a minha</translation>
        </message>
        <message>
            <source>next field</source>
            <translation>outro campo</translation>
        </message>
        <message>
            <source>next try by itself at {time}</source>
            <translation>próxima tentativa sozinha, às {time}</translation>
        </message>
        <message>
            <source>prove every item</source>
            <translation>provar cada item</translation>
        </message>
        <message>
            <source>retry</source>
            <translation>tentar de novo</translation>
        </message>
        <message>
            <source>sync now</source>
            <translation>sincronizar agora</translation>
        </message>
        <message>
            <source>the office's</source>
            <translation>a do escritório</translation>
        </message>
        <message>
            <source>verify</source>
            <translation>verificar</translation>
        </message>
        <message>
            <source>{count} entries checked at {time}: something does not fit. Save the export for support.</source>
            <translation>{count} lançamentos revisados às {time}: algo não confere. Convém guardar a exportação para o suporte.</translation>
        </message>
        <message>
            <source>{count} entries checked from end to end at {time}.</source>
            <translation>{count} lançamentos revisados de ponta a ponta às {time}.</translation>
        </message>
    </context>
    <context>
        <name>SyncSide</name>
        <message numerus="yes">
            <source>%n entries</source>
            <translation>
                <numerusform>%n lançamento</numerusform>
                <numerusform>%n lançamentos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) fast</source>
            <translation>
                <numerusform>adiantado %n minuto</numerusform>
                <numerusform>adiantado %n minutos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) slow</source>
            <translation>
                <numerusform>atrasado %n minuto</numerusform>
                <numerusform>atrasado %n minutos</numerusform>
            </translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Relógio</translation>
        </message>
        <message>
            <source>Customers in {crm}</source>
            <translation>Clientes em {crm}</translation>
        </message>
        <message>
            <source>Every change is chained to the one before. Verify walks the whole chain.</source>
            <translation>Cada mudança está encadeada à anterior. Verificar percorre toda a corrente.</translation>
        </message>
        <message>
            <source>Here, not matched there</source>
            <translation>Aqui, não reconhecidos lá</translation>
        </message>
        <message>
            <source>How fresh everything is</source>
            <translation>Quão recente está tudo</translation>
        </message>
        <message>
            <source>Ledger of this laptop</source>
            <translation>Livro deste computador</translation>
        </message>
        <message>
            <source>Matched</source>
            <translation>Reconhecidos</translation>
        </message>
        <message>
            <source>Nothing was received yet.</source>
            <translation>Nada foi recebido ainda.</translation>
        </message>
        <message>
            <source>On the way</source>
            <translation>A caminho</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Recusado</translation>
        </message>
        <message>
            <source>See the ledger</source>
            <translation>Ver o livro</translation>
        </message>
        <message>
            <source>See what does not match</source>
            <translation>Ver os que não coincidem</translation>
        </message>
        <message>
            <source>Sent once and received</source>
            <translation>Enviado uma só vez e recebido</translation>
        </message>
        <message>
            <source>The chain is broken</source>
            <translation>A corrente está rompida</translation>
        </message>
        <message>
            <source>The chain is whole</source>
            <translation>Corrente íntegra</translation>
        </message>
        <message>
            <source>The whole territory</source>
            <translation>Todo o território</translation>
        </message>
        <message>
            <source>There, not matched here</source>
            <translation>Lá, não reconhecidos aqui</translation>
        </message>
        <message>
            <source>This laptop</source>
            <translation>Este computador</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>Verificar</translation>
        </message>
        <message>
            <source>With two versions</source>
            <translation>Com duas versões</translation>
        </message>
        <message>
            <source>agrees with the office's</source>
            <translation>confere com o do escritório</translation>
        </message>
        <message>
            <source>count and checksum equal to the office's</source>
            <translation>quantidade e soma de controle iguais às do escritório</translation>
        </message>
        <message>
            <source>differs, is being repaired</source>
            <translation>difere, em reparo</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>cifrado</translation>
        </message>
        <message>
            <source>older than an hour</source>
            <translation>de mais de uma hora</translation>
        </message>
        <message>
            <source>received</source>
            <translation>recebido</translation>
        </message>
        <message>
            <source>verified</source>
            <translation>verificado</translation>
        </message>
    </context>
    <context>
        <name>Terms</name>
        <message>
            <source>Comment for the office</source>
            <translation>Comentário para o escritório</translation>
        </message>
        <message>
            <source>Customer's reference</source>
            <translation>Referência do cliente</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Data de entrega</translation>
        </message>
        <message>
            <source>Empty: as soon as the office can</source>
            <translation>Vazio: assim que o escritório puder</translation>
        </message>
        <message>
            <source>Their own order number</source>
            <translation>O número de pedido do cliente</translation>
        </message>
    </context>
    <context>
        <name>TodayPage</name>
        <message numerus="yes">
            <source>%n fixed</source>
            <translation>
                <numerusform>%n fixa</numerusform>
                <numerusform>%n fixas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation>
                <numerusform>%n visita</numerusform>
                <numerusform>%n visitas</numerusform>
            </translation>
        </message>
        <message>
            <source>Kept: {subject}</source>
            <translation>Cumprida: {subject}</translation>
        </message>
        <message>
            <source>Needs you</source>
            <translation>Precisa de atenção</translation>
        </message>
        <message>
            <source>Nothing is planned for today</source>
            <translation>Não há nada previsto para hoje</translation>
        </message>
        <message>
            <source>Nothing waits for a decision.</source>
            <translation>Nada espera uma decisão.</translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation>Dados do escritório: {when}</translation>
        </message>
        <message>
            <source>Plan of the day</source>
            <translation>Plano do dia</translation>
        </message>
        <message>
            <source>See who is due</source>
            <translation>Ver quem visitar</translation>
        </message>
        <message>
            <source>The book of business is coming in; what is here already works.</source>
            <translation>A carteira está chegando; o que já está aqui pode ser usado.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoje</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>Who is due stands in Accounts; the agenda shows the coming days.</source>
            <translation>Em Clientes se vê quem visitar; a agenda mostra os próximos dias.</translation>
        </message>
        <message>
            <source>account</source>
            <translation>cliente</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>e mais %n</numerusform>
                <numerusform>e mais %n</numerusform>
            </translation>
        </message>
        <message>
            <source>case</source>
            <translation>caso</translation>
        </message>
        <message>
            <source>check in / out</source>
            <translation>entrar / sair</translation>
        </message>
        <message>
            <source>move</source>
            <translation>mover</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abrir</translation>
        </message>
        <message>
            <source>order</source>
            <translation>pedido</translation>
        </message>
        <message>
            <source>what needs you</source>
            <translation>o que precisa de atenção</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>faltam {time}</translation>
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
            <translation>
                <numerusform>%n linha</numerusform>
                <numerusform>%n linhas</numerusform>
            </translation>
        </message>
        <message>
            <source>Discounts</source>
            <translation>Descontos</translation>
        </message>
        <message>
            <source>Gross</source>
            <translation>Bruto</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Send for approval</source>
            <translation>Enviar para aprovação</translation>
        </message>
        <message>
            <source>Send order</source>
            <translation>Enviar pedido</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>{count} units</source>
            <translation>{count} unidades</translation>
        </message>
    </context>
    <context>
        <name>UnlockPage</name>
        <message numerus="yes">
            <source>At least %n character(s).</source>
            <translation>
                <numerusform>Pelo menos %n caractere.</numerusform>
                <numerusform>Pelo menos %n caracteres.</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose a passphrase</source>
            <translation>Escolher uma frase secreta</translation>
        </message>
        <message>
            <source>Nobody can restore it: without it the data stays closed.</source>
            <translation>Ninguém pode recuperá-la: sem ela os dados ficam fechados.</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>Mais uma vez</translation>
        </message>
        <message>
            <source>Opening…</source>
            <translation>Abrindo…</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Frase secreta</translation>
        </message>
        <message>
            <source>Protect and go on</source>
            <translation>Proteger e continuar</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>As duas não coincidem.</translation>
        </message>
        <message>
            <source>This system has no keyring, so a passphrase protects what is kept on this laptop.</source>
            <translation>Este sistema não tem chaveiro, por isso uma frase secreta protege o que fica neste computador.</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Unlock the profile</source>
            <translation>Abrir o perfil</translation>
        </message>
    </context>
    <context>
        <name>VisitPage</name>
        <message>
            <source>A visit ends with its outcome and next step; then the next one can begin.</source>
            <translation>Uma visita termina com o resultado e o próximo passo; depois a seguinte pode começar.</translation>
        </message>
        <message>
            <source>Another visit is still under way</source>
            <translation>Há outra visita em andamento</translation>
        </message>
        <message>
            <source>Bring the new list</source>
            <translation>Levar a lista nova</translation>
        </message>
        <message>
            <source>Check in</source>
            <translation>Entrar</translation>
        </message>
        <message>
            <source>Check out</source>
            <translation>Sair</translation>
        </message>
        <message>
            <source>Checked out after {minutes}; the next step is a task now.</source>
            <translation>Visita encerrada após {minutes}; o próximo passo já é uma tarefa.</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Reclamação</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Editar</translation>
        </message>
        <message>
            <source>Go to that visit</source>
            <translation>Ir para essa visita</translation>
        </message>
        <message>
            <source>Say what came of the visit.</source>
            <translation>É preciso indicar o resultado da visita.</translation>
        </message>
        <message>
            <source>Say what the next step is; it becomes a task.</source>
            <translation>É preciso indicar o próximo passo; ele vira uma tarefa.</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Pular</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Pulada</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Desfazer</translation>
        </message>
        <message>
            <source>What was said, seen and promised</source>
            <translation>O que foi dito, visto e prometido</translation>
        </message>
        <message>
            <source>account</source>
            <translation>cliente</translation>
        </message>
        <message>
            <source>check out</source>
            <translation>sair</translation>
        </message>
        <message>
            <source>complaint</source>
            <translation>reclamação</translation>
        </message>
        <message>
            <source>file</source>
            <translation>arquivo</translation>
        </message>
        <message>
            <source>nobody in particular</source>
            <translation>ninguém em particular</translation>
        </message>
        <message>
            <source>order</source>
            <translation>pedido</translation>
        </message>
        <message>
            <source>outcome</source>
            <translation>resultado</translation>
        </message>
        <message>
            <source>paste picture</source>
            <translation>colar imagem</translation>
        </message>
        <message>
            <source>saved {time}</source>
            <translation>salvo {time}</translation>
        </message>
    </context>
    <context>
        <name>WhyPrice</name>
        <message>
            <source>Catalogue price</source>
            <translation>Preço de catálogo</translation>
        </message>
        <message>
            <source>Choose a line to see how its price is made.</source>
            <translation>Escolha uma linha para ver como se forma o preço.</translation>
        </message>
        <message>
            <source>Discount {percent}</source>
            <translation>Desconto {percent}</translation>
        </message>
        <message>
            <source>List {name}</source>
            <translation>Lista {name}</translation>
        </message>
        <message>
            <source>Net price</source>
            <translation>Preço líquido</translation>
        </message>
        <message>
            <source>Next quantity break</source>
            <translation>Próximo desconto</translation>
        </message>
        <message>
            <source>Why this price</source>
            <translation>Por que este preço</translation>
        </message>
        <message>
            <source>from {quantity} {unit}</source>
            <translation>a partir de {quantity} {unit}</translation>
        </message>
        <message>
            <source>limit {percent}</source>
            <translation>limite {percent}</translation>
        </message>
        <message>
            <source>line {number}</source>
            <translation>linha {number}</translation>
        </message>
        <message>
            <source>no rule of the list fits</source>
            <translation>nenhuma regra da lista se aplica</translation>
        </message>
        <message>
            <source>since {day}</source>
            <translation>desde {day}</translation>
        </message>
        <message>
            <source>until {day}</source>
            <translation>até {day}</translation>
        </message>
        <message>
            <source>{more} more for {percent} less</source>
            <translation>mais {more} e cai {percent}</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Your office keeps nothing of this kind.</source>
            <translation>O escritório não guarda nada deste tipo.</translation>
        </message>
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
        <name>_Popup</name>
        <message>
            <source>Accounts found</source>
            <translation>Clientes encontrados</translation>
        </message>
        <message>
            <source>Nobody found</source>
            <translation>Ninguém encontrado</translation>
        </message>
    </context>
    <context>
        <name>ability</name>
        <message>
            <source>A change of an old version is not noticed: the last one to write wins.</source>
            <translation>Uma mudança sobre uma versão antiga não é notada: vence quem grava por último.</translation>
        </message>
        <message>
            <source>A change of an old version is noticed in the transaction that writes it.</source>
            <translation>Uma mudança sobre uma versão antiga é notada na transação que a grava.</translation>
        </message>
        <message>
            <source>A change of an old version is noticed just before it is written; in that moment another can slip in.</source>
            <translation>Uma mudança sobre uma versão antiga é notada pouco antes de ser gravada; nesse instante outra pode entrar.</translation>
        </message>
        <message>
            <source>A change that is sent again has one effect: the server remembers its id.</source>
            <translation>Uma mudança enviada de novo tem um só efeito: o servidor lembra seu identificador.</translation>
        </message>
        <message>
            <source>A record that is sent again is made once: a unique field holds the app's key.</source>
            <translation>Um registro enviado de novo é criado uma só vez: um campo único guarda a chave do aplicativo.</translation>
        </message>
        <message>
            <source>A record that is sent again is made once: it carries a unique key of the app.</source>
            <translation>Um registro enviado de novo é criado uma só vez: leva uma chave única do aplicativo.</translation>
        </message>
        <message>
            <source>A record that is sent again is made once: the app chooses its id.</source>
            <translation>Um registro enviado de novo é criado uma só vez: o aplicativo escolhe seu identificador.</translation>
        </message>
        <message>
            <source>After each sync counts and checksums of both sides are compared.</source>
            <translation>Depois de cada sincronização são comparadas quantidades e somas de verificação dos dois lados.</translation>
        </message>
        <message>
            <source>An order can be priced by the server before it is sent.</source>
            <translation>O servidor pode calcular um pedido antes do envio.</translation>
        </message>
        <message>
            <source>An order cannot be priced by the server before it is sent.</source>
            <translation>O servidor não pode calcular um pedido antes do envio.</translation>
        </message>
        <message>
            <source>Before a record is sent again the app looks whether it is there; the server itself would make it twice.</source>
            <translation>Antes de enviar um registro de novo o aplicativo olha se ele já está lá; o servidor sozinho o criaria duas vezes.</translation>
        </message>
        <message>
            <source>Both sides are compared record by record, every few hours and whenever a person asks.</source>
            <translation>Os dois lados são comparados registro por registro, a cada poucas horas e quando alguém pede.</translation>
        </message>
        <message>
            <source>Changes are read by the server's clock.</source>
            <translation>As mudanças são lidas pelo relógio do servidor.</translation>
        </message>
        <message>
            <source>Changes are read by the stamp of each record.</source>
            <translation>As mudanças são lidas pela marca de hora de cada registro.</translation>
        </message>
        <message>
            <source>Changes are read from a token the server hands out.</source>
            <translation>As mudanças são lidas a partir de uma marca que o servidor entrega.</translation>
        </message>
        <message>
            <source>Changes are read in the order in which they were committed: none can be missed.</source>
            <translation>As mudanças são lidas na ordem em que foram confirmadas: nenhuma pode ser perdida.</translation>
        </message>
        <message>
            <source>Deletions and lost access are told by the server and arrive like any change.</source>
            <translation>O servidor avisa do que foi excluído e do que deixou de ser visto, e isso chega como qualquer mudança.</translation>
        </message>
        <message>
            <source>Deletions are not told by the server: comparing ids finds them, some hours later at most.</source>
            <translation>O servidor não avisa das exclusões: elas são achadas comparando identificadores, no máximo algumas horas depois.</translation>
        </message>
        <message>
            <source>Deletions are read from a log of the server; comparing ids finds what it does not hold.</source>
            <translation>As exclusões são lidas de um registro do servidor; comparar identificadores acha o que falta nele.</translation>
        </message>
        <message>
            <source>Each time the last {seconds} s are read again.</source>
            <translation>A cada vez os últimos {seconds} s são lidos de novo.</translation>
        </message>
        <message>
            <source>Files are exchanged; one that was cut off goes on where it stopped.</source>
            <translation>Arquivos são trocados; um interrompido continua de onde parou.</translation>
        </message>
        <message>
            <source>Files are exchanged; one that was cut off is sent again as a whole.</source>
            <translation>Arquivos são trocados; um interrompido é enviado de novo inteiro.</translation>
        </message>
        <message>
            <source>Files are not exchanged.</source>
            <translation>Arquivos não são trocados.</translation>
        </message>
        <message>
            <source>Orders keep the prices of the laptop.</source>
            <translation>Os pedidos mantêm os preços do computador.</translation>
        </message>
        <message>
            <source>The server prices each order itself and sends the result back.</source>
            <translation>O servidor calcula cada pedido e devolve o resultado.</translation>
        </message>
        <message>
            <source>What belongs together is done as a whole or not at all.</source>
            <translation>O que vai junto é feito por inteiro ou não é feito.</translation>
        </message>
        <message>
            <source>What belongs together is done step by step; after a refusal the rest waits for a person.</source>
            <translation>O que vai junto é feito passo a passo; depois de uma recusa o resto espera por uma pessoa.</translation>
        </message>
        <message>
            <source>Whether both sides hold the same cannot be compared.</source>
            <translation>Não é possível comparar se os dois lados têm o mesmo.</translation>
        </message>
    </context>
    <context>
        <name>account</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contato</numerusform>
                <numerusform>%n contatos</numerusform>
            </translation>
        </message>
        <message>
            <source>About them</source>
            <translation>Sobre o cliente</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Conta</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Adicionar</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Saldo</translation>
        </message>
        <message>
            <source>Bought in 12 months</source>
            <translation>Compras 12 meses</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Feito</translation>
        </message>
        <message>
            <source>Edit {name}</source>
            <translation>Editar {name}</translation>
        </message>
        <message>
            <source>Free credit</source>
            <translation>Crédito livre</translation>
        </message>
        <message>
            <source>Last order</source>
            <translation>Último pedido</translation>
        </message>
        <message>
            <source>Last visit</source>
            <translation>Última visita</translation>
        </message>
        <message>
            <source>Next visit</source>
            <translation>Próxima visita</translation>
        </message>
        <message>
            <source>Nothing more is known yet.</source>
            <translation>Ainda não se sabe mais.</translation>
        </message>
        <message>
            <source>Nothing presses: seen within its rhythm, no promise or case open.</source>
            <translation>Sem urgências: visitado dentro do ritmo, sem promessas nem casos abertos.</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Agora</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Aberto</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Vencido</translation>
        </message>
        <message>
            <source>Own fields</source>
            <translation>Campos próprios</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Ver</translation>
        </message>
        <message>
            <source>The last</source>
            <translation>O mais recente</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Onde</translation>
        </message>
        <message>
            <source>Who decides</source>
            <translation>Quem decide</translation>
        </message>
        <message>
            <source>Why see them</source>
            <translation>Por que visitar</translation>
        </message>
        <message>
            <source>by {when}</source>
            <translation>vence {when}</translation>
        </message>
        <message>
            <source>customer since {year}</source>
            <translation>cliente desde {year}</translation>
        </message>
        <message>
            <source>deliveries</source>
            <translation>entregas</translation>
        </message>
        <message>
            <source>due {day}</source>
            <translation>previsto {day}</translation>
        </message>
        <message>
            <source>from the office, {when}</source>
            <translation>do escritório, {when}</translation>
        </message>
        <message>
            <source>inside</source>
            <translation>dentro</translation>
        </message>
        <message>
            <source>invoices</source>
            <translation>faturas</translation>
        </message>
        <message>
            <source>limit {amount}</source>
            <translation>limite {amount}</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>ainda não se sabe</translation>
        </message>
        <message>
            <source>not planned</source>
            <translation>sem plano</translation>
        </message>
        <message>
            <source>of {when}</source>
            <translation>de {when}</translation>
        </message>
        <message>
            <source>open {hours}</source>
            <translation>abre {hours}</translation>
        </message>
        <message>
            <source>rhythm {days} days</source>
            <translation>ritmo de {days} dias</translation>
        </message>
        <message>
            <source>since {time}</source>
            <translation>desde {time}</translation>
        </message>
        <message>
            <source>term {term}</source>
            <translation>prazo {term}</translation>
        </message>
        <message>
            <source>to send</source>
            <translation>a enviar</translation>
        </message>
        <message>
            <source>without tax</source>
            <translation>sem impostos</translation>
        </message>
        <message>
            <source>{age} late</source>
            <translation>{age} de atraso</translation>
        </message>
        <message>
            <source>{amount} on the way</source>
            <translation>{amount} a caminho</translation>
        </message>
        <message>
            <source>{change} on the year before</source>
            <translation>{change} sobre o ano anterior</translation>
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
            <source>Completed</source>
            <translation>Concluída</translation>
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
            <translation>Descartada</translation>
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
            <source>Held</source>
            <translation>Realizada</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Alto</translation>
        </message>
        <message>
            <source>Lapsed</source>
            <translation>Perdido</translation>
        </message>
        <message>
            <source>Lead</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Perdida</translation>
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
            <source>Withdrawn</source>
            <translation>Cancelada</translation>
        </message>
        <message>
            <source>Won</source>
            <translation>Ganha</translation>
        </message>
    </context>
    <context>
        <name>closed</name>
        <message>
            <source>Close</source>
            <translation>Fechar</translation>
        </message>
    </context>
    <context>
        <name>configuration</name>
        <message>
            <source>Back to the settings before; the data stays</source>
            <translation>De volta aos ajustes anteriores; os dados ficam</translation>
        </message>
        <message>
            <source>Back to version {number}; the data stays</source>
            <translation>De volta à versão {number}; os dados ficam</translation>
        </message>
        <message>
            <source>certificates</source>
            <translation>certificados</translation>
        </message>
        <message>
            <source>connection</source>
            <translation>conexão</translation>
        </message>
        <message>
            <source>language and theme</source>
            <translation>idioma e tema</translation>
        </message>
        <message>
            <source>mapping of fields</source>
            <translation>mapeamento de campos</translation>
        </message>
        <message>
            <source>scope</source>
            <translation>escopo</translation>
        </message>
        <message>
            <source>which CRM has what</source>
            <translation>o que cada CRM tem</translation>
        </message>
        <message>
            <source>{words}. It changes: {what}</source>
            <translation>{words}. Muda: {what}</translation>
        </message>
    </context>
    <context>
        <name>conflict</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>e mais %n</numerusform>
                <numerusform>e mais %n</numerusform>
            </translation>
        </message>
        <message>
            <source>as it was</source>
            <translation>como estava</translation>
        </message>
        <message>
            <source>decided here</source>
            <translation>decidido aqui</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>excluído</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>mantido</translation>
        </message>
        <message>
            <source>the laptop's value stands for this field</source>
            <translation>neste campo fica o valor do computador</translation>
        </message>
        <message>
            <source>the office's</source>
            <translation>do escritório</translation>
        </message>
        <message>
            <source>the office's value stands for this field</source>
            <translation>neste campo fica o valor do escritório</translation>
        </message>
        <message>
            <source>what reaches the office last stands for this field</source>
            <translation>neste campo fica o que chega por último ao escritório</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>seu</translation>
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
            <source>Ask the administrator to activate the module, or to update it. Without it, set the endpoint up as “tryton-stock”: it does less, and says what.</source>
            <translation>Peça ao administrador que ative o módulo ou que o atualize. Sem ele, configure o acesso como “tryton-stock”: faz menos, e diz o quê.</translation>
        </message>
        <message>
            <source>Ask the administrator; a network's sign-in page or a missing company certificate look like this.</source>
            <translation>Consulte o administrador: a página de acesso de uma rede ou um certificado da empresa ausente aparecem assim.</translation>
        </message>
        <message>
            <source>Ask the administrator; then go on with it on the Sync page or with --accept restored_server: nothing is lost.</source>
            <translation>Pergunte ao administrador; depois siga na página Sincronização ou com --accept restored_server: nada se perde.</translation>
        </message>
        <message>
            <source>Ask whether the territory was changed; then synchronise and accept it.</source>
            <translation>Pergunte se o território mudou; depois sincronize e aceite.</translation>
        </message>
        <message>
            <source>Ask your administrator for the current file, and for the key it is signed by.</source>
            <translation>Peça à administração o arquivo atual e a chave que o assina.</translation>
        </message>
        <message>
            <source>Check address and port, and whether the server is running.</source>
            <translation>Verifique o endereço e a porta, e se o servidor está em execução.</translation>
        </message>
        <message>
            <source>Check the address; to move to the new server, export what is waiting and reset this laptop.</source>
            <translation>Confira o endereço; para passar ao novo servidor, exporte o que espera e recomece neste computador.</translation>
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
            <source>Choose another file, or free some space.</source>
            <translation>Escolha outro arquivo, ou libere espaço.</translation>
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
            <source>Close it in other programs, or copy it to this laptop first.</source>
            <translation>Feche-o em outros programas ou copie-o antes para este computador.</translation>
        </message>
        <message>
            <source>Enter the password again in Settings; what is waiting stays safe.</source>
            <translation>Digite a senha de novo em Ajustes; o que está pendente continua seguro.</translation>
        </message>
        <message>
            <source>Everything is as it was; work on with the version before, and send the log to support.</source>
            <translation>Tudo está como estava; continue com a versão anterior e envie o registro ao suporte.</translation>
        </message>
        <message>
            <source>Fetch it again from the office when there is a network.</source>
            <translation>Busque-o de novo no escritório quando houver rede.</translation>
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
            <source>Have a new one made, and check the passphrase.</source>
            <translation>Peça um novo e confira a frase secreta.</translation>
        </message>
        <message>
            <source>If it was put back from a backup, accept it on the Sync page or with --accept rolled_back; nothing was sent.</source>
            <translation>Se foi reposto de uma cópia de segurança, aceite na página Sincronização ou com --accept rolled_back; nada foi enviado.</translation>
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
            <source>Make it smaller, or hand it in another way.</source>
            <translation>Reduza-o ou entregue-o de outra maneira.</translation>
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
            <source>Nobody was signed in: {reason}.</source>
            <translation>Ninguém entrou: {reason}.</translation>
        </message>
        <message>
            <source>Not everything has reached the office yet ({count}): {names}. Nothing was changed.</source>
            <translation>Nem tudo chegou ao escritório ainda ({count}): {names}. Nada foi alterado.</translation>
        </message>
        <message>
            <source>Nothing answers at {host}, port {port}.</source>
            <translation>Nada responde em {host}, porta {port}.</translation>
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
            <source>Set the user and password of the proxy at the endpoint; what is waiting stays safe.</source>
            <translation>Informar o usuário e a senha do proxy na conexão; o que está pendente continua seguro.</translation>
        </message>
        <message>
            <source>Something went wrong inside the app. Nothing was lost.</source>
            <translation>Algo falhou dentro do aplicativo. Nada foi perdido.</translation>
        </message>
        <message>
            <source>Start it again when there is time for it.</source>
            <translation>Comece de novo quando houver tempo.</translation>
        </message>
        <message>
            <source>Stop it first with: sfa-desktop central stop</source>
            <translation>Pare-o primeiro com: sfa-desktop central stop</translation>
        </message>
        <message>
            <source>Synchronise first, or have it written to a file before (--export FILE on the command line).</source>
            <translation>Sincronize primeiro, ou mande gravar antes em um arquivo (--export ARQUIVO na linha de comando).</translation>
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
            <source>The configuration is refused: {reason}. Nothing was changed.</source>
            <translation>A configuração é recusada: {reason}. Nada foi alterado.</translation>
        </message>
        <message>
            <source>The content of {name} is not whole on this laptop.</source>
            <translation>O conteúdo de {name} não está completo neste computador.</translation>
        </message>
        <message>
            <source>The data file {path} is damaged. It was left as it is.</source>
            <translation>O arquivo de dados {path} está danificado. Ficou como estava.</translation>
        </message>
        <message>
            <source>The data was not brought to this version, because something would be lost: {detail}.</source>
            <translation>Os dados não foram levados a esta versão, porque algo se perderia: {detail}.</translation>
        </message>
        <message>
            <source>The disk is full, so this could not be saved. What was saved before is safe.</source>
            <translation>O disco está cheio e isto não pôde ser salvo. O que foi salvo antes está seguro.</translation>
        </message>
        <message>
            <source>The file {name} cannot be read. Nothing was added.</source>
            <translation>O arquivo {name} não pode ser lido. Nada foi adicionado.</translation>
        </message>
        <message>
            <source>The file {name} has {size} MB; the office takes up to {limit} MB. Nothing was added.</source>
            <translation>O arquivo {name} tem {size} MB; o escritório aceita até {limit} MB. Nada foi adicionado.</translation>
        </message>
        <message>
            <source>The file {path} is refused: {reason}. Nothing was sent or changed.</source>
            <translation>O arquivo {path} é recusado: {reason}. Nada foi enviado nem alterado.</translation>
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
            <source>The network's proxy {proxy} asks for a user and a password, or does not accept the ones it got.</source>
            <translation>O proxy da rede {proxy} pede usuário e senha, ou não aceita os que recebeu.</translation>
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
            <source>What is unsent could not be written to {path}: {detail}. Nothing was changed.</source>
            <translation>O que não foi enviado não pôde ser gravado em {path}: {detail}. Nada foi alterado.</translation>
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
            <translation>Impacto</translation>
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
        <name>files</name>
        <message>
            <source>It goes up once {record} is at the office.</source>
            <translation>Sobe assim que {record} estiver no escritório.</translation>
        </message>
        <message>
            <source>It is larger than the office takes.</source>
            <translation>É maior do que o escritório aceita.</translation>
        </message>
        <message>
            <source>Its record is no longer there.</source>
            <translation>O registro dele não existe mais.</translation>
        </message>
        <message>
            <source>Its record is no longer yours.</source>
            <translation>O registro dele agora é de outra pessoa.</translation>
        </message>
        <message>
            <source>The office does not let you add files to this record.</source>
            <translation>O escritório não permite adicionar arquivos a este registro.</translation>
        </message>
        <message>
            <source>The office does not take files that would run as programs.</source>
            <translation>O escritório não aceita arquivos que seriam executados como programas.</translation>
        </message>
        <message>
            <source>The server cannot take this one. The others go on.</source>
            <translation>O servidor não consegue receber este. Os outros seguem.</translation>
        </message>
        <message>
            <source>at the office</source>
            <translation>no escritório</translation>
        </message>
        <message>
            <source>at the office, and here</source>
            <translation>no escritório e aqui</translation>
        </message>
        <message>
            <source>being looked up</source>
            <translation>em verificação</translation>
        </message>
        <message>
            <source>on its way</source>
            <translation>a caminho</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>recusado</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>aguardando</translation>
        </message>
        <message>
            <source>waits for a free network</source>
            <translation>aguarda uma rede sem custo</translation>
        </message>
        <message>
            <source>waits for its record</source>
            <translation>aguarda seu registro</translation>
        </message>
        <message>
            <source>{share} sent</source>
            <translation>{share} enviado</translation>
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
        <name>matching</name>
        <message>
            <source>City</source>
            <translation>Cidade</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Cliente</translation>
        </message>
        <message>
            <source>It has no tax id.</source>
            <translation>Não tem identificação fiscal.</translation>
        </message>
        <message>
            <source>Several have this tax id.</source>
            <translation>Vários com esta identificação.</translation>
        </message>
        <message>
            <source>Tax id</source>
            <translation>CNPJ / CPF</translation>
        </message>
        <message>
            <source>The other side has no such tax id.</source>
            <translation>Não está no outro sistema.</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Onde</translation>
        </message>
        <message>
            <source>Why it is not matched</source>
            <translation>Por que não foi reconhecido</translation>
        </message>
        <message>
            <source>here</source>
            <translation>aqui</translation>
        </message>
    </context>
    <context>
        <name>operation</name>
        <message numerus="yes">
            <source>%n field(s) changed</source>
            <translation>
                <numerusform>%n campo alterado</numerusform>
                <numerusform>%n campos alterados</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n linha</numerusform>
                <numerusform>%n linhas</numerusform>
            </translation>
        </message>
        <message>
            <source>It is in a courier's file; the next round asks the office about it.</source>
            <translation>Está no arquivo de um mensageiro; a próxima rodada pergunta ao escritório.</translation>
        </message>
        <message>
            <source>It is larger than the office takes.</source>
            <translation>É maior do que o escritório aceita.</translation>
        </message>
        <message>
            <source>It refers to something the office does not know.</source>
            <translation>Refere-se a algo que o escritório não conhece.</translation>
        </message>
        <message>
            <source>Own fields</source>
            <translation>Campos próprios</translation>
        </message>
        <message>
            <source>The office already has it.</source>
            <translation>O escritório já o tem.</translation>
        </message>
        <message>
            <source>The office no longer lets this user see the record.</source>
            <translation>O escritório não deixa mais este usuário ver o registro.</translation>
        </message>
        <message>
            <source>The office's record is called {title} now; it may be another one.</source>
            <translation>No escritório esse registro se chama agora {title}; pode ser outro.</translation>
        </message>
        <message>
            <source>The system for it does not know this customer yet: {title}</source>
            <translation>O sistema que o recebe ainda não conhece este cliente: {title}</translation>
        </message>
        <message>
            <source>Waits for: {title}</source>
            <translation>Espera por: {title}</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>com mudanças</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>apagado</translation>
        </message>
        <message>
            <source>new</source>
            <translation>novo</translation>
        </message>
        <message>
            <source>no</source>
            <translation>não</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>sim</translation>
        </message>
    </context>
    <context>
        <name>order</name>
        <message numerus="yes">
            <source>%n article(s) discontinued</source>
            <translation>
                <numerusform>%n artigo descontinuado</numerusform>
                <numerusform>%n artigos descontinuados</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n article(s) not known here</source>
            <translation>
                <numerusform>%n artigo desconhecido aqui</numerusform>
                <numerusform>%n artigos desconhecidos aqui</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) below the minimum</source>
            <translation>
                <numerusform>%n linha abaixo do mínimo</numerusform>
                <numerusform>%n linhas abaixo do mínimo</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) not in whole packs</source>
            <translation>
                <numerusform>%n linha sem pacote inteiro</numerusform>
                <numerusform>%n linhas sem pacote inteiro</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) to be approved</source>
            <translation>
                <numerusform>%n linha para aprovar</numerusform>
                <numerusform>%n linhas para aprovar</numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Cannot go yet&lt;/b&gt;</source>
            <translation>&lt;b&gt;Ainda não pode sair&lt;/b&gt;</translation>
        </message>
        <message>
            <source>&lt;b&gt;Cannot go yet&lt;/b&gt;: see line {number}</source>
            <translation>&lt;b&gt;Ainda não pode sair&lt;/b&gt;: ver linha {number}</translation>
        </message>
        <message>
            <source>A discount is between 0 and 100</source>
            <translation>Um desconto fica entre 0 e 100</translation>
        </message>
        <message>
            <source>A quantity of at least 1 is missing</source>
            <translation>Falta uma quantidade de pelo menos 1</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Crédito</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Entrega</translation>
        </message>
        <message>
            <source>Discontinued: the office no longer sells it</source>
            <translation>Descontinuado: o escritório não vende mais</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>Desconto</translation>
        </message>
        <message>
            <source>Over the limit of {limit}: needs approval</source>
            <translation>Acima do limite de {limit}: fica para aprovar</translation>
        </message>
        <message>
            <source>Over the limit of {limit}: will be refused</source>
            <translation>Acima do limite de {limit}: será recusado</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Preço</translation>
        </message>
        <message>
            <source>Price changed since it was noted: it was {shown}</source>
            <translation>O preço mudou desde a anotação: era {shown}</translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;goes as it is&lt;/b&gt;</source>
            <translation>Provável: &lt;b&gt;entra assim&lt;/b&gt;</translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;goes with a delay&lt;/b&gt; in line {number}</source>
            <translation>Provável: &lt;b&gt;entra com atraso&lt;/b&gt; na linha {number}</translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;the office will ask about credit&lt;/b&gt;</source>
            <translation>Provável: &lt;b&gt;o escritório perguntará pelo crédito&lt;/b&gt;</translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;waits for approval&lt;/b&gt;</source>
            <translation>Provável: &lt;b&gt;espera aprovação&lt;/b&gt;</translation>
        </message>
        <message>
            <source>Quantities</source>
            <translation>Quantidades</translation>
        </message>
        <message>
            <source>Quantity break: from {quantity} {unit}</source>
            <translation>Desconto: a partir de {quantity} {unit}</translation>
        </message>
        <message>
            <source>Sold by the {unit}, with {digits} decimals</source>
            <translation>Vendido por {unit}, com {digits} casas decimais</translation>
        </message>
        <message>
            <source>Sold in packs of {multiple}</source>
            <translation>Vendido em pacotes de {multiple}</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Estoque</translation>
        </message>
        <message>
            <source>The minimum is {minimum}</source>
            <translation>O mínimo é {minimum}</translation>
        </message>
        <message>
            <source>The price list has no price for it; the office cannot take it</source>
            <translation>A tabela não tem preço para isto; o escritório não pode aceitar</translation>
        </message>
        <message>
            <source>The stock is not known</source>
            <translation>O estoque não é conhecido</translation>
        </message>
        <message>
            <source>This article is not in the catalogue on this laptop</source>
            <translation>Este artigo não está no catálogo deste computador</translation>
        </message>
        <message>
            <source>This quantity cannot be meant</source>
            <translation>Esta quantidade não pode ser</translation>
        </message>
        <message>
            <source>as on the list</source>
            <translation>conforme a tabela</translation>
        </message>
        <message numerus="yes">
            <source>changed in %n line(s)</source>
            <translation>
                <numerusform>mudou em %n linha</numerusform>
                <numerusform>mudou em %n linhas</numerusform>
            </translation>
        </message>
        <message>
            <source>dated in the future</source>
            <translation>com data futura</translation>
        </message>
        <message>
            <source>enough for all lines</source>
            <translation>suficiente para todas as linhas</translation>
        </message>
        <message numerus="yes">
            <source>fractions in %n line(s)</source>
            <translation>
                <numerusform>frações em %n linha</numerusform>
                <numerusform>frações em %n linhas</numerusform>
            </translation>
        </message>
        <message>
            <source>in order</source>
            <translation>em ordem</translation>
        </message>
        <message numerus="yes">
            <source>missing in %n line(s)</source>
            <translation>
                <numerusform>falta em %n linha</numerusform>
                <numerusform>falta em %n linhas</numerusform>
            </translation>
        </message>
        <message>
            <source>no account</source>
            <translation>sem cliente</translation>
        </message>
        <message>
            <source>no address known</source>
            <translation>sem endereço conhecido</translation>
        </message>
        <message>
            <source>no limit set</source>
            <translation>sem limite definido</translation>
        </message>
        <message>
            <source>no lines yet</source>
            <translation>ainda sem linhas</translation>
        </message>
        <message>
            <source>no number yet</source>
            <translation>ainda sem número</translation>
        </message>
        <message numerus="yes">
            <source>none in %n line(s)</source>
            <translation>
                <numerusform>sem preço em %n linha</numerusform>
                <numerusform>sem preço em %n linhas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>not between 0 and 100 in %n line(s)</source>
            <translation>
                <numerusform>fora de 0 a 100 em %n linha</numerusform>
                <numerusform>fora de 0 a 100 em %n linhas</numerusform>
            </translation>
        </message>
        <message>
            <source>not known</source>
            <translation>não conhecido</translation>
        </message>
        <message numerus="yes">
            <source>not known for %n line(s)</source>
            <translation>
                <numerusform>desconhecido em %n linha</numerusform>
                <numerusform>desconhecido em %n linhas</numerusform>
            </translation>
        </message>
        <message>
            <source>over by {amount}</source>
            <translation>excede em {amount}</translation>
        </message>
        <message numerus="yes">
            <source>over the limit in %n line(s)</source>
            <translation>
                <numerusform>acima do limite em %n linha</numerusform>
                <numerusform>acima do limite em %n linhas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>short in %n line(s)</source>
            <translation>
                <numerusform>falta em %n linha</numerusform>
                <numerusform>falta em %n linhas</numerusform>
            </translation>
        </message>
        <message>
            <source>the account is closed</source>
            <translation>o cliente está encerrado</translation>
        </message>
        <message>
            <source>the address is not this account's</source>
            <translation>o endereço não é deste cliente</translation>
        </message>
        <message>
            <source>the delivery date has passed</source>
            <translation>a data de entrega já passou</translation>
        </message>
        <message numerus="yes">
            <source>too large in %n line(s)</source>
            <translation>
                <numerusform>demais em %n linha</numerusform>
                <numerusform>demais em %n linhas</numerusform>
            </translation>
        </message>
        <message>
            <source>within the limit</source>
            <translation>dentro do limite</translation>
        </message>
        <message>
            <source>{amount} left</source>
            <translation>restam {amount}</translation>
        </message>
        <message>
            <source>{amount} overdue</source>
            <translation>{amount} vencidos</translation>
        </message>
        <message>
            <source>{missing} short at the office</source>
            <translation>faltam {missing} no escritório</translation>
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
            <source>Administration</source>
            <translation>Administração</translation>
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
            <source>Catalogue</source>
            <translation>Catálogo</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Pedidos</translation>
        </message>
        <message>
            <source>Pipeline</source>
            <translation>Oportunidades</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>Prova</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Sincronização</translation>
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
        <name>quick_log</name>
        <message>
            <source>Next step?</source>
            <translation>Próximo passo?</translation>
        </message>
        <message>
            <source>What came of it?</source>
            <translation>Qual foi o resultado?</translation>
        </message>
        <message>
            <source>Which account?</source>
            <translation>Qual cliente?</translation>
        </message>
        <message>
            <source>ends the visit under way</source>
            <translation>encerra a visita em andamento</translation>
        </message>
        <message>
            <source>its clock starts at {time}</source>
            <translation>o prazo corre a partir das {time}</translation>
        </message>
        <message>
            <source>next step</source>
            <translation>próximo passo</translation>
        </message>
        <message>
            <source>{begin} to {end}</source>
            <translation>{begin} a {end}</translation>
        </message>
    </context>
    <context>
        <name>scope</name>
        <message numerus="yes">
            <source>%n account(s) come</source>
            <translation>
                <numerusform>Entra %n cliente</numerusform>
                <numerusform>Entram %n clientes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s) leave</source>
            <translation>
                <numerusform>Sai %n cliente</numerusform>
                <numerusform>Saem %n clientes</numerusform>
            </translation>
        </message>
        <message>
            <source>Accounts of the segments {names}, and of none</source>
            <translation>Clientes dos segmentos {names}, e de nenhum</translation>
        </message>
        <message>
            <source>No archived accounts</source>
            <translation>Sem clientes arquivados</translation>
        </message>
        <message>
            <source>Only own records</source>
            <translation>Somente registros próprios</translation>
        </message>
        <message>
            <source>Products of {names}</source>
            <translation>Produtos de {names}</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>Registros</translation>
        </message>
        <message>
            <source>Unsent, kept: {what}</source>
            <translation>Não enviado, mantido: {what}</translation>
        </message>
        <message>
            <source>about {before} → {after}</source>
            <translation>cerca de {before} → {after}</translation>
        </message>
        <message>
            <source>{kinds} since {day}</source>
            <translation>{kinds} desde {day}</translation>
        </message>
    </context>
    <context>
        <name>step</name>
        <message>
            <source>Address found</source>
            <translation>Endereço encontrado</translation>
        </message>
        <message>
            <source>Check address and port: what answers there is not this CRM, or the CRM is not running.</source>
            <translation>Verifique endereço e porta: o que responde lá não é este CRM, ou o CRM não está em execução.</translation>
        </message>
        <message>
            <source>Check database, user and password; an API key may have expired.</source>
            <translation>Verifique banco de dados, usuário e senha; uma chave de API pode ter expirado.</translation>
        </message>
        <message>
            <source>Check the proxy's address and sign-in, or write none.</source>
            <translation>Verifique o endereço do proxy e seu acesso, ou escreva none.</translation>
        </message>
        <message>
            <source>Check the spelling of the address, and whether this network reaches the server (VPN, Wi-Fi).</source>
            <translation>Verifique a grafia do endereço e se esta rede alcança o servidor (VPN, Wi-Fi).</translation>
        </message>
        <message>
            <source>Clocks agree</source>
            <translation>Os relógios coincidem</translation>
        </message>
        <message>
            <source>In the CRM, give this user the right to create and write what is named.</source>
            <translation>No CRM, dê a este usuário permissão de criar e gravar o que é citado.</translation>
        </message>
        <message>
            <source>In the CRM, give this user the right to read the kinds that are named.</source>
            <translation>No CRM, dê a este usuário permissão de ler os tipos citados.</translation>
        </message>
        <message>
            <source>Reading works</source>
            <translation>A leitura funciona</translation>
        </message>
        <message>
            <source>Renew the server's certificate, or name a file with the certificates of the company's own authority here.</source>
            <translation>Renove o certificado do servidor, ou indique aqui um arquivo com os certificados da autoridade da própria empresa.</translation>
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
            <source>Set the clock of this laptop or of the server by the network's time; the sync itself works.</source>
            <translation>Acerte o relógio deste computador ou do servidor pela hora da rede; a sincronização funciona mesmo assim.</translation>
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
            <source>The CRM's version or an add-on does not fit; ask whoever looks after it.</source>
            <translation>A versão do CRM ou um complemento não serve; consulte quem cuida dele.</translation>
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
            <source>%n file(s) wait to be sent; everything else is at the office.</source>
            <translation>
                <numerusform>%n arquivo aguarda envio; todo o resto está no escritório.</numerusform>
                <numerusform>%n arquivos aguardam envio; todo o resto está no escritório.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n go(es) by itself as soon as there is a connection.</source>
            <translation>
                <numerusform>%n vai sozinha assim que houver conexão.</numerusform>
                <numerusform>%n vão sozinhas assim que houver conexão.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n is (are) on the way and need(s) nobody.</source>
            <translation>
                <numerusform>%n está a caminho e não requer nada.</numerusform>
                <numerusform>%n estão a caminho e não requerem nada.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need(s) you</source>
            <translation>
                <numerusform>%n requer atenção</numerusform>
                <numerusform>%n requerem atenção</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) wait to be sent to the office.</source>
            <translation>
                <numerusform>%n coisa espera ir ao escritório.</numerusform>
                <numerusform>%n coisas esperam ir ao escritório.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&lt;b&gt;%n need(s) you.&lt;/b&gt;</source>
            <translation>
                <numerusform>&lt;b&gt;%n requer atenção.&lt;/b&gt;</numerusform>
                <numerusform>&lt;b&gt;%n requerem atenção.&lt;/b&gt;</numerusform>
            </translation>
        </message>
        <message>
            <source>Asking the office</source>
            <translation>Consultando o escritório</translation>
        </message>
        <message>
            <source>Comparing with the office</source>
            <translation>Comparando com o escritório</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Tudo</translation>
        </message>
        <message>
            <source>Everything done today is at the office: {done} of {made}.</source>
            <translation>Tudo o que foi feito hoje está no escritório: {done} de {made}.</translation>
        </message>
        <message>
            <source>Everything typed is saved and encrypted on this laptop.</source>
            <translation>Tudo o que foi escrito está salvo e cifrado neste computador.</translation>
        </message>
        <message>
            <source>It is tried again by itself.</source>
            <translation>Tenta-se de novo sozinho.</translation>
        </message>
        <message>
            <source>Not synchronised yet</source>
            <translation>Ainda sem sincronizar</translation>
        </message>
        <message>
            <source>Nothing waits: this laptop and the office agree.</source>
            <translation>Nada espera: este computador e o escritório coincidem.</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Sem conexão</translation>
        </message>
        <message>
            <source>Offline · data of {when}</source>
            <translation>Sem conexão · dados de {when}</translation>
        </message>
        <message>
            <source>Offline · {count} to send, safe</source>
            <translation>Sem conexão · {count} a enviar, a salvo</translation>
        </message>
        <message>
            <source>Open Sync to see what and why.</source>
            <translation>Abra Sincronização para ver o quê e por quê.</translation>
        </message>
        <message>
            <source>Open Sync to see what and why; the rest goes on by itself.</source>
            <translation>Abra Sincronização para ver o quê e por quê; o resto segue sozinho.</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Em pausa</translation>
        </message>
        <message>
            <source>Paused · {count} to send, safe</source>
            <translation>Em pausa · {count} a enviar, a salvo</translation>
        </message>
        <message>
            <source>Preparing the search</source>
            <translation>Preparando a busca</translation>
        </message>
        <message>
            <source>Receiving</source>
            <translation>Recebendo</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>Enviando</translation>
        </message>
        <message>
            <source>Sending files</source>
            <translation>Enviando arquivos</translation>
        </message>
        <message>
            <source>Sending files: {done} of {total}</source>
            <translation>Enviando arquivos: {done} de {total}</translation>
        </message>
        <message>
            <source>Sending {done} of {total}</source>
            <translation>Enviando {done} de {total}</translation>
        </message>
        <message>
            <source>Sync needs you</source>
            <translation>A sincronização requer atenção</translation>
        </message>
        <message>
            <source>Synchronising</source>
            <translation>Sincronizando</translation>
        </message>
        <message>
            <source>Up to date · {time}</source>
            <translation>Em dia · {time}</translation>
        </message>
        <message>
            <source>being looked up</source>
            <translation>em consulta</translation>
        </message>
        <message>
            <source>customer not matched</source>
            <translation>cliente não reconhecido</translation>
        </message>
        <message>
            <source>discarded</source>
            <translation>descartado</translation>
        </message>
        <message>
            <source>on its way</source>
            <translation>a caminho</translation>
        </message>
        <message>
            <source>received</source>
            <translation>recebido</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>recusado</translation>
        </message>
        <message>
            <source>to send, safe</source>
            <translation>a enviar, a salvo</translation>
        </message>
        <message>
            <source>two versions</source>
            <translation>duas versões</translation>
        </message>
        <message>
            <source>waits for another</source>
            <translation>espera por outro</translation>
        </message>
        <message>
            <source>with the courier</source>
            <translation>com o mensageiro</translation>
        </message>
        <message>
            <source>{count} to send</source>
            <translation>{count} a enviar</translation>
        </message>
        <message>
            <source>{count} to send, safe</source>
            <translation>{count} a enviar, a salvo</translation>
        </message>
        <message>
            <source>{done} of the {made} things done are at the office.</source>
            <translation>{done} das {made} coisas feitas estão no escritório.</translation>
        </message>
        <message>
            <source>{stage} · {kind}: {done}</source>
            <translation>{stage} · {kind}: {done}</translation>
        </message>
        <message>
            <source>{stage} · {kind}: {done} of {total}</source>
            <translation>{stage} · {kind}: {done} de {total}</translation>
        </message>
    </context>
    <context>
        <name>today</name>
        <message>
            <source>Account</source>
            <translation>Ficha</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Saldo</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>Caso</translation>
        </message>
        <message>
            <source>Case overdue</source>
            <translation>Caso vencido</translation>
        </message>
        <message>
            <source>Case to answer</source>
            <translation>Caso a responder</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Escolher</translation>
        </message>
        <message>
            <source>Coverage A</source>
            <translation>Cobertura A</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>Fixa</translation>
        </message>
        <message>
            <source>Free credit</source>
            <translation>Crédito livre</translation>
        </message>
        <message>
            <source>Go on with the visit</source>
            <translation>Continuar visita</translation>
        </message>
        <message>
            <source>Inside since {time}</source>
            <translation>Dentro desde {time}</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>Cumprida</translation>
        </message>
        <message>
            <source>Last order</source>
            <translation>Último pedido</translation>
        </message>
        <message>
            <source>Mend</source>
            <translation>Corrigir</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Vencido</translation>
        </message>
        <message>
            <source>Promise without an answer</source>
            <translation>Promessa sem resposta</translation>
        </message>
        <message>
            <source>Refused by the office</source>
            <translation>Recusado pelo escritório</translation>
        </message>
        <message>
            <source>Sales of {month}</source>
            <translation>Venda de {month}</translation>
        </message>
        <message>
            <source>Since {when}</source>
            <translation>Desde {when}</translation>
        </message>
        <message>
            <source>Take order</source>
            <translation>Tirar pedido</translation>
        </message>
        <message>
            <source>The office changed it meanwhile. Both versions are kept.</source>
            <translation>O escritório mudou isso enquanto isso. As duas versões ficam guardadas.</translation>
        </message>
        <message>
            <source>The week</source>
            <translation>A semana</translation>
        </message>
        <message>
            <source>Two versions</source>
            <translation>Duas versões</translation>
        </message>
        <message>
            <source>Visits</source>
            <translation>Visitas</translation>
        </message>
        <message>
            <source>Visits with order</source>
            <translation>Visitas com pedido</translation>
        </message>
        <message>
            <source>a year ago {amount}</source>
            <translation>há um ano {amount}</translation>
        </message>
        <message>
            <source>before {share}</source>
            <translation>antes {share}</translation>
        </message>
        <message>
            <source>by {when}</source>
            <translation>vence {when}</translation>
        </message>
        <message>
            <source>of {planned} planned this month</source>
            <translation>de {planned} previstas neste mês</translation>
        </message>
        <message>
            <source>to send</source>
            <translation>a enviar</translation>
        </message>
        <message>
            <source>without tax, to today</source>
            <translation>sem impostos, até hoje</translation>
        </message>
        <message>
            <source>{age} late</source>
            <translation>{age} de atraso</translation>
        </message>
        <message>
            <source>{done} of {planned}</source>
            <translation>{done} de {planned}</translation>
        </message>
        <message>
            <source>{done} of {planned} visits</source>
            <translation>{done} de {planned} visitas</translation>
        </message>
        <message numerus="yes">
            <source>{kind}: %n updated</source>
            <translation>
                <numerusform>{kind}: %n com mudanças</numerusform>
                <numerusform>{kind}: %n com mudanças</numerusform>
            </translation>
        </message>
        <message>
            <source>{n} of {all} in rhythm</source>
            <translation>{n} de {all} no ritmo</translation>
        </message>
        <message>
            <source>{n} of {visits} visits</source>
            <translation>{n} de {visits} visitas</translation>
        </message>
    </context>
    <context>
        <name>touch</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contato</numerusform>
                <numerusform>%n contatos</numerusform>
            </translation>
        </message>
        <message>
            <source>Without a date</source>
            <translation>Sem data</translation>
        </message>
        <message>
            <source>delivery {day}</source>
            <translation>entrega {day}</translation>
        </message>
        <message>
            <source>to send</source>
            <translation>a enviar</translation>
        </message>
        <message>
            <source>under way</source>
            <translation>em andamento</translation>
        </message>
    </context>
    <context>
        <name>visit</name>
        <message>
            <source>Inside since {time} · {age}</source>
            <translation>Dentro desde {time} · {age}</translation>
        </message>
        <message>
            <source>Taken on this visit</source>
            <translation>Feito nesta visita</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message numerus="yes">
            <source>&lt;b&gt;%n day(s) without a visit&lt;/b&gt;, the rhythm is {every}</source>
            <translation>
                <numerusform>&lt;b&gt;%n dia sem visita&lt;/b&gt;, o ritmo é {every}</numerusform>
                <numerusform>&lt;b&gt;%n dias sem visita&lt;/b&gt;, o ritmo é {every}</numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Appointment&lt;/b&gt;: {subject}</source>
            <translation>&lt;b&gt;Compromisso&lt;/b&gt;: {subject}</translation>
        </message>
        <message>
            <source>&lt;b&gt;Due today&lt;/b&gt; by its rhythm of {every} days</source>
            <translation>&lt;b&gt;É hoje&lt;/b&gt; pelo ritmo de {every} dias</translation>
        </message>
        <message>
            <source>&lt;b&gt;Fixed appointment&lt;/b&gt;</source>
            <translation>&lt;b&gt;Compromisso fixo&lt;/b&gt;</translation>
        </message>
        <message>
            <source>&lt;b&gt;Missed&lt;/b&gt;, was planned for {day}</source>
            <translation>&lt;b&gt;Não foi feita&lt;/b&gt;, estava prevista para {day}</translation>
        </message>
        <message>
            <source>&lt;b&gt;Never visited&lt;/b&gt;</source>
            <translation>&lt;b&gt;Nunca visitado&lt;/b&gt;</translation>
        </message>
        <message>
            <source>&lt;b&gt;Open case&lt;/b&gt;: {subject}</source>
            <translation>&lt;b&gt;Caso aberto&lt;/b&gt;: {subject}</translation>
        </message>
        <message numerus="yes">
            <source>&lt;b&gt;Promise %n day(s) overdue&lt;/b&gt;: {subject}</source>
            <translation>
                <numerusform>&lt;b&gt;Promessa com %n dia de atraso&lt;/b&gt;: {subject}</numerusform>
                <numerusform>&lt;b&gt;Promessa com %n dias de atraso&lt;/b&gt;: {subject}</numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Promised for today&lt;/b&gt;: {subject}</source>
            <translation>&lt;b&gt;Prometido para hoje&lt;/b&gt;: {subject}</translation>
        </message>
        <message>
            <source>&lt;b&gt;To do&lt;/b&gt;: {subject}</source>
            <translation>&lt;b&gt;A fazer&lt;/b&gt;: {subject}</translation>
        </message>
        <message>
            <source>&lt;b&gt;Under way&lt;/b&gt; since {time}</source>
            <translation>&lt;b&gt;Em andamento&lt;/b&gt; desde {time}</translation>
        </message>
        <message>
            <source>Planned for today</source>
            <translation>Prevista para hoje</translation>
        </message>
        <message>
            <source>not visited</source>
            <translation>sem visitas</translation>
        </message>
        <message>
            <source>{amount} overdue</source>
            <translation>{amount} vencidos</translation>
        </message>
        <message>
            <source>{days} d</source>
            <translation>{days} d</translation>
        </message>
        <message>
            <source>{days} of {every} d</source>
            <translation>{days} de {every} d</translation>
        </message>
    </context>
</TS>
