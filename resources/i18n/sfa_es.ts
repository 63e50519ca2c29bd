<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_AR" sourcelanguage="en_US">
    <context>
        <name>AccountPage</name>
        <message>
            <source>All</source>
            <translation>Todo</translation>
        </message>
        <message>
            <source>Back to the accounts</source>
            <translation>Volver a los clientes</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Llamadas</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <source>Edit the account (E)</source>
            <translation>Editar el cliente (E)</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Seguir</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historia</translation>
        </message>
        <message>
            <source>It was deleted, or it belongs to somebody else now. Unsent work on it is kept in Sync.</source>
            <translation>Se borró, o ahora es de otra persona. El trabajo sin enviar se conserva en Sincronización.</translation>
        </message>
        <message>
            <source>Log a visit or call</source>
            <translation>Registrar una visita o llamada</translation>
        </message>
        <message>
            <source>Made here, not at the office yet</source>
            <translation>Creado aquí, aún no está en la oficina</translation>
        </message>
        <message>
            <source>Mails</source>
            <translation>Correos</translation>
        </message>
        <message>
            <source>Nothing has happened yet</source>
            <translation>Aún no ha pasado nada</translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation>Datos de la oficina: {when}</translation>
        </message>
        <message>
            <source>Start visit</source>
            <translation>Iniciar visita</translation>
        </message>
        <message>
            <source>This account is no longer here</source>
            <translation>Este cliente ya no está aquí</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Visits, calls, orders, cases and promises gather here.</source>
            <translation>Aquí se reúnen visitas, llamadas, pedidos, casos y promesas.</translation>
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
            <translation>archivo</translation>
        </message>
        <message>
            <source>filter</source>
            <translation>filtrar</translation>
        </message>
        <message>
            <source>log a call</source>
            <translation>registrar llamada</translation>
        </message>
        <message>
            <source>order</source>
            <translation>pedido</translation>
        </message>
        <message>
            <source>promise</source>
            <translation>promesa</translation>
        </message>
        <message>
            <source>tabs</source>
            <translation>pestañas</translation>
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
            <translation>Cliente que no está en este equipo</translation>
        </message>
        <message>
            <source>Account of the new order</source>
            <translation>Cliente del pedido nuevo</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Clientes</translation>
        </message>
        <message>
            <source>Draft {number} · {day}</source>
            <translation>Borrador {number} · {day}</translation>
        </message>
        <message>
            <source>For whom is the order?</source>
            <translation>¿Para quién es el pedido?</translation>
        </message>
        <message>
            <source>Name, code, tax id or place…</source>
            <translation>Nombre, código, identificación fiscal o lugar…</translation>
        </message>
        <message>
            <source>Nobody found</source>
            <translation>No se encontró a nadie</translation>
        </message>
        <message>
            <source>Try other words, or part of a code</source>
            <translation>Probar otras palabras o parte de un código</translation>
        </message>
        <message>
            <source>back</source>
            <translation>volver</translation>
        </message>
        <message>
            <source>balance</source>
            <translation>saldo</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>borrador</translation>
        </message>
        <message>
            <source>move</source>
            <translation>mover</translation>
        </message>
        <message>
            <source>take their order</source>
            <translation>tomar su pedido</translation>
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
            <translation>En riesgo</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Saldo</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Quitar el filtro</translation>
        </message>
        <message>
            <source>Filter by name, town, code or tax id</source>
            <translation>Filtrar por nombre, localidad, código o identificación fiscal</translation>
        </message>
        <message>
            <source>It fills with the first synchronisation; new accounts can be added right now.</source>
            <translation>Se llena con la primera sincronización; ya se pueden agregar clientes nuevos.</translation>
        </message>
        <message>
            <source>New account</source>
            <translation>Cliente nuevo</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Próxima</translation>
        </message>
        <message>
            <source>No order in 60 days</source>
            <translation>Sin pedido en 60 días</translation>
        </message>
        <message>
            <source>Nobody is called that</source>
            <translation>Nadie se llama así</translation>
        </message>
        <message>
            <source>Nobody is in this filter</source>
            <translation>No hay nadie en este filtro</translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation>Datos de la oficina: {when}</translation>
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
            <translation>También se probaron otras grafías.</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Con vencido</translation>
        </message>
        <message>
            <source>Prospects</source>
            <translation>Posibles clientes</translation>
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
            <translation>La cartera aún está vacía</translation>
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
            <translation>Sin visita · ritmo</translation>
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
            <translation>cliente nuevo</translation>
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
            <translation>por enviar</translation>
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
            <translation>Administración</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>Configuración</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Conexión</translation>
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
            <translation>Emparejar</translation>
        </message>
        <message>
            <source>New connection</source>
            <translation>Conexión nueva</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Alcance</translation>
        </message>
        <message>
            <source>new connection</source>
            <translation>conexión nueva</translation>
        </message>
        <message>
            <source>views</source>
            <translation>vistas</translation>
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
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Día</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>Fija</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Mes</translation>
        </message>
        <message>
            <source>Nothing is planned here</source>
            <translation>No hay nada previsto</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Adelante</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>Promesa</translation>
        </message>
        <message>
            <source>See who is due</source>
            <translation>Ver a quién visitar</translation>
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
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Visits and promises stand here on their day.</source>
            <translation>Las visitas y promesas aparecen aquí en su día.</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Semana</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Qué</translation>
        </message>
        <message>
            <source>back and on</source>
            <translation>atrás y adelante</translation>
        </message>
        <message>
            <source>day, week, month</source>
            <translation>día, semana, mes</translation>
        </message>
        <message>
            <source>done</source>
            <translation>hecho</translation>
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
            <translation>promesa</translation>
        </message>
        <message>
            <source>today</source>
            <translation>hoy</translation>
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
            <translation>En la oficina se restauró una copia de seguridad</translation>
        </message>
        <message>
            <source>Ask whether your territory was changed. If so, let it go; nothing unsent is touched.</source>
            <translation>Conviene preguntar si cambió el territorio. Si es así, se puede dejar ir; lo no enviado no se toca.</translation>
        </message>
        <message>
            <source>Asked for…</source>
            <translation>Pedido…</translation>
        </message>
        <message>
            <source>Export what waits</source>
            <translation>Exportar lo que espera</translation>
        </message>
        <message>
            <source>Go on with the restored office</source>
            <translation>Seguir con la oficina restaurada</translation>
        </message>
        <message>
            <source>Go on with this copy</source>
            <translation>Seguir con esta copia</translation>
        </message>
        <message>
            <source>If it was put back from a backup and the other one is gone, go on with this one: the office is asked about everything before it is sent. If both are in use, only one of them may go on.</source>
            <translation>Si se repuso desde una copia de seguridad y la otra ya no existe, se puede seguir con esta: se pregunta a la oficina por todo antes de enviarlo. Si las dos están en uso, solo una puede seguir.</translation>
        </message>
        <message>
            <source>If the administrator says so, go on with it: a copy of everything here is kept first, all is compared anew, and what the office lost of your work is sent again, once.</source>
            <translation>Si el administrador lo confirma, se puede seguir: primero se conserva una copia de todo lo que hay aquí, todo se compara de nuevo, y lo que la oficina perdió de este trabajo se envía otra vez, una sola vez.</translation>
        </message>
        <message>
            <source>Let it go</source>
            <translation>Dejarlo ir</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>There is no way on without a word: mend the address in Settings, or export what waits and reset this laptop there to fill it from the new office.</source>
            <translation>No se sigue sin decidir: hay que corregir la dirección en Ajustes, o exportar lo que espera y empezar de nuevo allí para llenar este equipo desde la nueva oficina.</translation>
        </message>
        <message>
            <source>This is another office</source>
            <translation>Es otra oficina</translation>
        </message>
        <message>
            <source>This laptop is an older copy of itself</source>
            <translation>Este equipo es una copia anterior de sí mismo</translation>
        </message>
        <message>
            <source>Very much would disappear at once</source>
            <translation>Desaparecería mucho de una vez</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>detenido</translation>
        </message>
    </context>
    <context>
        <name>CasesPage</name>
        <message>
            <source>All open</source>
            <translation>Todos los abiertos</translation>
        </message>
        <message>
            <source>Complaints, questions and returns stand here by their clock.</source>
            <translation>Aquí aparecen reclamos, consultas y devoluciones según su plazo.</translation>
        </message>
        <message>
            <source>New case</source>
            <translation>Caso nuevo</translation>
        </message>
        <message>
            <source>No case here</source>
            <translation>No hay casos</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>Resuelto</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>account</source>
            <translation>cliente</translation>
        </message>
        <message>
            <source>new</source>
            <translation>nuevo</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abrir</translation>
        </message>
        <message>
            <source>solved</source>
            <translation>resuelto</translation>
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
            <translation>Cliente cuyos precios se muestran</translation>
        </message>
        <message>
            <source>All categories</source>
            <translation>Todas las categorías</translation>
        </message>
        <message>
            <source>At the office</source>
            <translation>En la oficina</translation>
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
            <translation>Precio de catálogo</translation>
        </message>
        <message>
            <source>Catalogue prices, without tax</source>
            <translation>Precios de catálogo, sin impuestos</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Categoría</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Código</translation>
        </message>
        <message>
            <source>Code, bar code or words</source>
            <translation>Código, código de barras o palabras</translation>
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
            <translation>Pedido nuevo</translation>
        </message>
        <message>
            <source>No articles yet</source>
            <translation>Todavía no hay artículos</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>No se encontró nada</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Precio</translation>
        </message>
        <message>
            <source>Prices for an account…</source>
            <translation>Precios para un cliente…</translation>
        </message>
        <message>
            <source>Prices of the list {name}, without tax</source>
            <translation>Precios de la lista {name}, sin impuestos</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Producto</translation>
        </message>
        <message>
            <source>Quantity break</source>
            <translation>Escala por cantidad</translation>
        </message>
        <message>
            <source>Search the catalogue</source>
            <translation>Buscar en el catálogo</translation>
        </message>
        <message>
            <source>Sold in packs of</source>
            <translation>Se vende en packs de</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Stock</translation>
        </message>
        <message>
            <source>Stock · age</source>
            <translation>Stock · edad</translation>
        </message>
        <message>
            <source>The articles of the office come with the first sync.</source>
            <translation>Los artículos de la oficina llegan con la primera sincronización.</translation>
        </message>
        <message>
            <source>Try other words, or part of a code.</source>
            <translation>Probar otras palabras o parte de un código.</translation>
        </message>
        <message>
            <source>Un.</source>
            <translation>Un.</translation>
        </message>
        <message>
            <source>age not known</source>
            <translation>edad desconocida</translation>
        </message>
        <message>
            <source>from {quantity}</source>
            <translation>desde {quantity}</translation>
        </message>
        <message>
            <source>from {quantity} {unit}</source>
            <translation>desde {quantity} {unit}</translation>
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
            <translation>precios para un cliente</translation>
        </message>
        <message>
            <source>search</source>
            <translation>buscar</translation>
        </message>
        <message>
            <source>without an account</source>
            <translation>sin cliente</translation>
        </message>
    </context>
    <context>
        <name>ConfigurationPart</name>
        <message>
            <source>Back to the version before</source>
            <translation>Volver a la versión anterior</translation>
        </message>
        <message>
            <source>Newer ones from</source>
            <translation>Las nuevas, desde</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>Firmada por</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>Your company sets up this app by a signed file. Going back changes settings only, never data.</source>
            <translation>La empresa configura esta aplicación con un archivo firmado. Volver atrás cambia solo los ajustes, nunca los datos.</translation>
        </message>
        <message>
            <source>Your company's configuration</source>
            <translation>Configuración de la empresa</translation>
        </message>
        <message>
            <source>nowhere</source>
            <translation>ningún lugar</translation>
        </message>
    </context>
    <context>
        <name>ConflictBanner</name>
        <message>
            <source>Changed here and at the office without seeing each other.</source>
            <translation>Se cambió aquí y en la oficina sin verse.</translation>
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
                <numerusform>%n campo difiere</numerusform>
                <numerusform>%n campos difieren</numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;{field}&lt;/b&gt;: mine {mine}, the office's {theirs}</source>
            <translation>&lt;b&gt;{field}&lt;/b&gt;: la mía {mine}, la de la oficina {theirs}</translation>
        </message>
        <message>
            <source>All mine</source>
            <translation>Todo lo mío</translation>
        </message>
        <message>
            <source>All the office's</source>
            <translation>Todo lo de la oficina</translation>
        </message>
        <message>
            <source>Changed here and at the office without seeing each other. What is not chosen is kept for 30 days.</source>
            <translation>Se cambió aquí y en la oficina sin verse. Lo que no se elija queda guardado 30 días.</translation>
        </message>
        <message>
            <source>Decide</source>
            <translation>Decidir</translation>
        </message>
        <message>
            <source>It was deleted here while the office changed it.</source>
            <translation>Se eliminó aquí mientras la oficina lo cambiaba.</translation>
        </message>
        <message>
            <source>Merged by themselves, they were different fields: {fields}</source>
            <translation>Se unieron solos, eran campos distintos: {fields}</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>La mía</translation>
        </message>
        <message>
            <source>Take mine</source>
            <translation>Usar la mía</translation>
        </message>
        <message>
            <source>Take the office's</source>
            <translation>Usar la de la oficina</translation>
        </message>
        <message>
            <source>The office deleted it while it was changed here.</source>
            <translation>La oficina lo borró mientras aquí se cambiaba.</translation>
        </message>
        <message>
            <source>The office's</source>
            <translation>La de la oficina</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Was</source>
            <translation>Era</translation>
        </message>
        <message>
            <source>Write another</source>
            <translation>Escribir otra</translation>
        </message>
        <message>
            <source>a deletion is never settled by itself</source>
            <translation>una eliminación nunca se decide sola</translation>
        </message>
        <message>
            <source>a person decides this field</source>
            <translation>este campo lo decide una persona</translation>
        </message>
        <message>
            <source>as it was</source>
            <translation>como estaba</translation>
        </message>
        <message>
            <source>before both changes</source>
            <translation>antes de los dos cambios</translation>
        </message>
        <message>
            <source>mine</source>
            <translation>lo mío</translation>
        </message>
        <message>
            <source>the office's</source>
            <translation>lo de la oficina</translation>
        </message>
        <message>
            <source>was {was} · mine {mine} · the office's {theirs}</source>
            <translation>era {was} · la mía {mine} · la de la oficina {theirs}</translation>
        </message>
        <message>
            <source>{done} of {all} settled</source>
            <translation>{done} de {all} resueltos</translation>
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
            <translation>Dirección</translation>
        </message>
        <message>
            <source>CRM</source>
            <translation>CRM</translation>
        </message>
        <message>
            <source>Connect and begin</source>
            <translation>Conectar y empezar</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Conectando…</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Base de datos</translation>
        </message>
        <message>
            <source>Id of the application</source>
            <translation>Id de la aplicación</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Our office</source>
            <translation>Nuestra oficina</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Password or API key</source>
            <translation>Contraseña o clave de API</translation>
        </message>
        <message>
            <source>Sign in first.</source>
            <translation>Primero hay que iniciar sesión.</translation>
        </message>
        <message>
            <source>Tenant</source>
            <translation>Tenant</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Probar la conexión</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>Probando…</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>Este dato hace falta.</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
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
            <translation>Dirección</translation>
        </message>
        <message>
            <source>Ask after the test has passed: each kind, and what the server cannot promise.</source>
            <translation>Conviene preguntar cuando la prueba salió bien: cada clase de registro y lo que el servidor no puede asegurar.</translation>
        </message>
        <message>
            <source>Asking…</source>
            <translation>Preguntando…</translation>
        </message>
        <message>
            <source>Certificates (file)</source>
            <translation>Certificados (archivo)</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Base de datos</translation>
        </message>
        <message>
            <source>Id of the application</source>
            <translation>Id de la aplicación</translation>
        </message>
        <message>
            <source>Kinds of records, and what is weaker</source>
            <translation>Clases de registros, y qué es más débil</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Or a secret</source>
            <translation>O un secreto</translation>
        </message>
        <message>
            <source>Password or API key</source>
            <translation>Contraseña o clave de API</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Signed in at {name}</source>
            <translation>Sesión iniciada en {name}</translation>
        </message>
        <message>
            <source>Tenant</source>
            <translation>Tenant</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Probar la conexión</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>Probando…</translation>
        </message>
        <message>
            <source>The company's CRM</source>
            <translation>CRM de la empresa</translation>
        </message>
        <message>
            <source>The password is kept in the system's keyring, or encrypted in this profile; never in clear.</source>
            <translation>La contraseña queda en el llavero del sistema, o cifrada en este perfil; nunca sin cifrar.</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>Falta este dato.</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
        </message>
        <message>
            <source>What this server can do</source>
            <translation>Qué puede este servidor</translation>
        </message>
        <message>
            <source>as it is kept</source>
            <translation>la que está guardada</translation>
        </message>
        <message>
            <source>as the system says</source>
            <translation>el del sistema</translation>
        </message>
        <message>
            <source>not kept there</source>
            <translation>no se lleva allí</translation>
        </message>
        <message>
            <source>read and written</source>
            <translation>se lee y se escribe</translation>
        </message>
        <message>
            <source>read only</source>
            <translation>solo se lee</translation>
        </message>
        <message>
            <source>save</source>
            <translation>guardar</translation>
        </message>
        <message>
            <source>test</source>
            <translation>probar</translation>
        </message>
        <message>
            <source>those of the system</source>
            <translation>los del sistema</translation>
        </message>
        <message>
            <source>{name} is kept</source>
            <translation>{name} quedó guardada</translation>
        </message>
    </context>
    <context>
        <name>CreditBar</name>
        <message>
            <source>No credit limit</source>
            <translation>Sin límite de crédito</translation>
        </message>
        <message>
            <source>balance &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation>saldo &lt;b&gt;{amount}&lt;/b&gt;</translation>
        </message>
        <message>
            <source>figures of the office, {when}</source>
            <translation>datos de la oficina, {when}</translation>
        </message>
        <message>
            <source>no figures from the office yet</source>
            <translation>todavía sin datos de la oficina</translation>
        </message>
        <message>
            <source>of {amount}</source>
            <translation>de {amount}</translation>
        </message>
        <message>
            <source>on the way &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation>en camino &lt;b&gt;{amount}&lt;/b&gt;</translation>
        </message>
        <message>
            <source>this order &lt;b&gt;{amount}&lt;/b&gt;</source>
            <translation>este pedido &lt;b&gt;{amount}&lt;/b&gt;</translation>
        </message>
        <message>
            <source>{amount} left</source>
            <translation>Quedan {amount}</translation>
        </message>
        <message>
            <source>{amount} over the limit</source>
            <translation>{amount} sobre el límite</translation>
        </message>
    </context>
    <context>
        <name>Deciding</name>
        <message>
            <source>Decided again</source>
            <translation>Decidido de nuevo</translation>
        </message>
        <message>
            <source>Settled: mine goes to the office</source>
            <translation>Resuelto: lo mío va a la oficina</translation>
        </message>
        <message>
            <source>Settled: the office's stays</source>
            <translation>Resuelto: queda lo de la oficina</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Deshecho</translation>
        </message>
    </context>
    <context>
        <name>DeskHead</name>
        <message>
            <source>Catalogue prices</source>
            <translation>Precios de catálogo</translation>
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
                <numerusform>%n parte guardada en {path}</numerusform>
                <numerusform>%n partes guardadas en {path}</numerusform>
            </translation>
        </message>
        <message>
            <source>Data file</source>
            <translation>Archivo de datos</translation>
        </message>
        <message>
            <source>Folder of the profile</source>
            <translation>Carpeta del perfil</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Libro de registro</translation>
        </message>
        <message>
            <source>One file: log, settings, shapes and figures of the work that is stuck. Without passwords and customers' data; whoever helps can play the stuck work against a test server.</source>
            <translation>Un solo archivo: bitácora, ajustes, formas y cifras del trabajo trabado. Sin contraseñas ni datos de clientes; quien ayuda puede repetir ese trabajo contra un servidor de prueba.</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Bandeja de salida</translation>
        </message>
        <message>
            <source>Room on the disk</source>
            <translation>Espacio en el disco</translation>
        </message>
        <message>
            <source>Save the support bundle</source>
            <translation>Guardar el paquete de soporte</translation>
        </message>
        <message>
            <source>Save the support bundle…</source>
            <translation>Guardar el paquete de soporte…</translation>
        </message>
        <message>
            <source>Support</source>
            <translation>Soporte</translation>
        </message>
        <message>
            <source>This laptop</source>
            <translation>Este equipo</translation>
        </message>
        <message>
            <source>What came from the office</source>
            <translation>Lo que llegó de la oficina</translation>
        </message>
        <message>
            <source>With what was typed in stuck work</source>
            <translation>Con lo escrito en el trabajo trabado</translation>
        </message>
        <message>
            <source>Writing…</source>
            <translation>Escribiendo…</translation>
        </message>
        <message>
            <source>save the bundle</source>
            <translation>guardar el paquete</translation>
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
            <translation>se guardan 30 días</translation>
        </message>
    </context>
    <context>
        <name>FieldsPart</name>
        <message numerus="yes">
            <source>%n new field(s) there</source>
            <translation>
                <numerusform>%n campo nuevo allí</numerusform>
                <numerusform>%n campos nuevos allí</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) tried</source>
            <translation>
                <numerusform>%n registro probado</numerusform>
                <numerusform>%n registros probados</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n well</source>
            <translation>
                <numerusform>%n bien</numerusform>
                <numerusform>%n bien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would be set aside</source>
            <translation>
                <numerusform>%n quedaría aparte</numerusform>
                <numerusform>%n quedarían aparte</numerusform>
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
            <translation>Después</translation>
        </message>
        <message>
            <source>As it comes</source>
            <translation>Como viene</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Antes</translation>
        </message>
        <message>
            <source>Conversion</source>
            <translation>Conversión</translation>
        </message>
        <message>
            <source>In the CRM</source>
            <translation>En el CRM</translation>
        </message>
        <message>
            <source>In the app</source>
            <translation>En la aplicación</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Kept; it holds from the next sync on</source>
            <translation>Guardado; vale desde la próxima sincronización</translation>
        </message>
        <message>
            <source>Kind of records</source>
            <translation>Clase de registros</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Mirar</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Mirar de nuevo</translation>
        </message>
        <message>
            <source>Look at the CRM</source>
            <translation>Mirar el CRM</translation>
        </message>
        <message>
            <source>Look at the CRM's fields</source>
            <translation>Mirar los campos del CRM</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Mirando…</translation>
        </message>
        <message>
            <source>Mapping of fields</source>
            <translation>Mapeo de campos</translation>
        </message>
        <message>
            <source>No connection yet</source>
            <translation>Todavía no hay conexión</translation>
        </message>
        <message>
            <source>Set one up first, under Connection.</source>
            <translation>Primero hay que configurarla, en Conexión.</translation>
        </message>
        <message>
            <source>Table of codes</source>
            <translation>Tabla de códigos</translation>
        </message>
        <message>
            <source>The app reads its fields and 20 real records. Nothing is kept, and nothing is written.</source>
            <translation>La aplicación lee sus campos y 20 registros reales. No se conserva ni se escribe nada.</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>Factor</translation>
        </message>
        <message>
            <source>What is mapped to what is set up at the server, not here</source>
            <translation>El mapeo se configura en el servidor, no aquí</translation>
        </message>
        <message>
            <source>field</source>
            <translation>campo</translation>
        </message>
        <message>
            <source>gone there: {names}; left out, the sync goes on</source>
            <translation>ya no existe allí: {names}; se omite y la sincronización sigue</translation>
        </message>
        <message>
            <source>keep</source>
            <translation>guardar</translation>
        </message>
        <message>
            <source>look at the CRM</source>
            <translation>mirar el CRM</translation>
        </message>
        <message>
            <source>not mapped</source>
            <translation>sin mapear</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>no existe</translation>
        </message>
        <message>
            <source>own field {name}</source>
            <translation>campo propio {name}</translation>
        </message>
        <message>
            <source>proposal</source>
            <translation>propuesta</translation>
        </message>
        <message>
            <source>proposal: {name}</source>
            <translation>propuesta: {name}</translation>
        </message>
        <message>
            <source>the CRM's field</source>
            <translation>el campo del CRM</translation>
        </message>
        <message>
            <source>{well} well · {no} no</source>
            <translation>{well} bien · {no} no</translation>
        </message>
    </context>
    <context>
        <name>FileQueue</name>
        <message>
            <source>Added</source>
            <translation>Agregado</translation>
        </message>
        <message>
            <source>Back in the queue; it is sent again</source>
            <translation>De nuevo en la cola; se envía otra vez</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Archivo</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Archivos</translation>
        </message>
        <message>
            <source>No file waits</source>
            <translation>No espera ningún archivo</translation>
        </message>
        <message>
            <source>Photos and documents wait here until the office has them.</source>
            <translation>Las fotos y los documentos esperan aquí hasta que la oficina los tenga.</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Registro</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Removed; the ledger keeps what it was</source>
            <translation>Quitado; el registro conserva lo que fue</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Enviar ahora</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Tamaño</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>{size} to send, after everything else.</source>
            <translation>{size} por enviar, después de todo lo demás.</translation>
        </message>
        <message>
            <source>{size} wait: the network here is paid by the byte.</source>
            <translation>Esperan {size}: en esta red se paga por volumen.</translation>
        </message>
    </context>
    <context>
        <name>FilesPart</name>
        <message>
            <source>Add</source>
            <translation>Agregar</translation>
        </message>
        <message>
            <source>Add files</source>
            <translation>Agregar archivos</translation>
        </message>
        <message>
            <source>Drop photos or documents here.</source>
            <translation>Se pueden soltar aquí fotos o documentos.</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Archivos</translation>
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
            <translation>Imagen {moment}</translation>
        </message>
        <message>
            <source>Remove {name}</source>
            <translation>Quitar {name}</translation>
        </message>
        <message>
            <source>Save it</source>
            <translation>Guardarlo</translation>
        </message>
        <message>
            <source>Save the file</source>
            <translation>Guardar el archivo</translation>
        </message>
        <message>
            <source>Send {name} again</source>
            <translation>Enviar {name} otra vez</translation>
        </message>
        <message>
            <source>There is no picture and no file on the clipboard.</source>
            <translation>No hay ninguna imagen ni archivo en el portapapeles.</translation>
        </message>
        <message>
            <source>coming from the office</source>
            <translation>viene de la oficina</translation>
        </message>
        <message>
            <source>{name} would run as a program, so it is not opened.</source>
            <translation>{name} se ejecutaría como programa, por eso no se abre.</translation>
        </message>
    </context>
    <context>
        <name>FirstRunPage</name>
        <message>
            <source>A real CRM with an invented company runs on this laptop. Nothing leaves it.</source>
            <translation>Un CRM real con una empresa inventada funciona en este equipo. Nada sale de él.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Connect to my CRM</source>
            <translation>Conectar con mi CRM</translation>
        </message>
        <message>
            <source>Preparing…</source>
            <translation>Preparando…</translation>
        </message>
        <message>
            <source>Setting up the demo company</source>
            <translation>Preparando la empresa de demostración</translation>
        </message>
        <message>
            <source>The book of business is kept on this laptop, encrypted, and works without a network.</source>
            <translation>La cartera queda cifrada en este equipo y funciona sin red.</translation>
        </message>
        <message>
            <source>The first time this takes some minutes; afterwards it opens in seconds.</source>
            <translation>La primera vez tarda unos minutos; después se abre en segundos.</translation>
        </message>
        <message>
            <source>Try the demo company</source>
            <translation>Probar la empresa de demostración</translation>
        </message>
        <message>
            <source>Where does the work come from?</source>
            <translation>¿De dónde viene el trabajo?</translation>
        </message>
        <message>
            <source>With the address, the user and the password the administrator gave.</source>
            <translation>Con la dirección, el usuario y la contraseña que dio la administración.</translation>
        </message>
    </context>
    <context>
        <name>Following</name>
        <message>
            <source>Take it back</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Your company's configuration is version {number} now</source>
            <translation>La configuración de la empresa es ahora la versión {number}</translation>
        </message>
        <message>
            <source>{words}. User or password are still needed, in Settings</source>
            <translation>{words}. Todavía falta el usuario o la contraseña, en Ajustes</translation>
        </message>
    </context>
    <context>
        <name>HelpCard</name>
        <message>
            <source>Everywhere</source>
            <translation>En todas partes</translation>
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
            <translation>Agregar</translation>
        </message>
        <message>
            <source>no longer sold</source>
            <translation>ya no se vende</translation>
        </message>
        <message>
            <source>{percent} discount</source>
            <translation>{percent} de descuento</translation>
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
            <translation>Se unieron solos</translation>
        </message>
        <message>
            <source>Open the record</source>
            <translation>Abrir la ficha</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Rehacer</translation>
        </message>
        <message>
            <source>See</source>
            <translation>Ver</translation>
        </message>
        <message>
            <source>Settled here</source>
            <translation>Resuelto aquí</translation>
        </message>
        <message>
            <source>They were different fields: nothing lost, and both go on.</source>
            <translation>Eran campos distintos: no se perdió nada y los dos siguen.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>both changes are there</source>
            <translation>están los dos cambios</translation>
        </message>
        <message>
            <source>can be taken back for 30 days</source>
            <translation>se puede deshacer durante 30 días</translation>
        </message>
        <message>
            <source>{fields} (mine)</source>
            <translation>{fields} (lo mío)</translation>
        </message>
        <message>
            <source>{fields} (the office's)</source>
            <translation>{fields} (la oficina)</translation>
        </message>
    </context>
    <context>
        <name>LeavingPart</name>
        <message>
            <source>All of it is written to a file first, and read back.</source>
            <translation>Todo se escribe antes en un archivo y se vuelve a leer.</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Really? Press again</source>
            <translation>¿Seguro? Pulsar otra vez</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar la sesión</translation>
        </message>
        <message>
            <source>Signing out forgets the password and keeps the data, encrypted.</source>
            <translation>Cerrar la sesión olvida la contraseña y conserva los datos, cifrados.</translation>
        </message>
        <message>
            <source>Start anew</source>
            <translation>Empezar de nuevo</translation>
        </message>
        <message>
            <source>Starting anew drops what came from the office and brings it again; the ledger goes on.</source>
            <translation>Empezar de nuevo descarta lo que vino de la oficina y lo trae otra vez; el libro sigue.</translation>
        </message>
        <message>
            <source>To take the profile off this laptop, close the window and run: sfa-desktop wipe</source>
            <translation>Para quitar el perfil de este equipo, cerrar la ventana y ejecutar: sfa-desktop wipe</translation>
        </message>
        <message>
            <source>Working…</source>
            <translation>En ello…</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>y %n más</numerusform>
                <numerusform>y %n más</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing unsent</source>
            <translation>nada sin enviar</translation>
        </message>
    </context>
    <context>
        <name>MatchingPart</name>
        <message>
            <source>City</source>
            <translation>Ciudad</translation>
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
            <translation>Los clientes se emparejan por su identificación fiscal. Lo que queda se decide aquí; no se envía nada a ningún CRM.</translation>
        </message>
        <message>
            <source>Customers that are not matched</source>
            <translation>Clientes sin emparejar</translation>
        </message>
        <message>
            <source>Either one CRM has everything, or each customer was found in both.</source>
            <translation>O un solo CRM tiene todo, o cada cliente está en los dos.</translation>
        </message>
        <message>
            <source>It is this one</source>
            <translation>Es este</translation>
        </message>
        <message>
            <source>Look for another one</source>
            <translation>Buscar otro</translation>
        </message>
        <message>
            <source>Name, tax id</source>
            <translation>Nombre, identificación fiscal</translation>
        </message>
        <message>
            <source>No tax id</source>
            <translation>Sin identificación fiscal</translation>
        </message>
        <message>
            <source>Not known there</source>
            <translation>Allí no se conoce</translation>
        </message>
        <message>
            <source>Nothing is left to match</source>
            <translation>No queda nada por emparejar</translation>
        </message>
        <message>
            <source>Several have this one</source>
            <translation>Varios tienen esta</translation>
        </message>
        <message>
            <source>Take the last one back</source>
            <translation>Deshacer el último</translation>
        </message>
        <message>
            <source>Tax id</source>
            <translation>Identificación fiscal</translation>
        </message>
        <message>
            <source>The other side has nobody left.</source>
            <translation>Al otro lado no le queda nadie.</translation>
        </message>
        <message>
            <source>They are two customers again</source>
            <translation>Son otra vez dos clientes</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Dónde</translation>
        </message>
        <message>
            <source>Who is it there?</source>
            <translation>¿Quién es allí?</translation>
        </message>
        <message>
            <source>Why it is not matched</source>
            <translation>Por qué no se emparejó</translation>
        </message>
        <message>
            <source>customer</source>
            <translation>cliente</translation>
        </message>
        <message>
            <source>here</source>
            <translation>aquí</translation>
        </message>
        <message>
            <source>it is this one</source>
            <translation>es este</translation>
        </message>
        <message>
            <source>take the last one back</source>
            <translation>deshacer el último</translation>
        </message>
        <message>
            <source>{name} is one customer now; what waits for it is sent</source>
            <translation>{name} es ahora un solo cliente; lo que lo esperaba se envía</translation>
        </message>
    </context>
    <context>
        <name>OfferCard</name>
        <message>
            <source>Add</source>
            <translation>Agregar</translation>
        </message>
        <message>
            <source>Bought about every {every} days, last {since} days ago; usually {quantity}.</source>
            <translation>Se compra cada {every} días y van {since}; suelen ser {quantity}.</translation>
        </message>
        <message>
            <source>Due again</source>
            <translation>Reposición</translation>
        </message>
        <message>
            <source>From {at} on, a unit costs {better} instead of {price}: {percent} less.</source>
            <translation>Desde {at}, la unidad cuesta {better} en vez de {price}: {percent} menos.</translation>
        </message>
        <message>
            <source>Quantity break</source>
            <translation>Escala por cantidad</translation>
        </message>
    </context>
    <context>
        <name>OfficePart</name>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>Application</source>
            <translation>Aplicación</translation>
        </message>
        <message>
            <source>CRM</source>
            <translation>CRM</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Base de datos</translation>
        </message>
        <message>
            <source>Kept encrypted on this laptop, and sent to this CRM only.</source>
            <translation>Queda cifrada en este equipo y se envía solo a este CRM.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>No CRM is set up yet. Everything written here is kept until there is one.</source>
            <translation>Todavía no hay un CRM configurado. Todo lo escrito aquí se conserva hasta que lo haya.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Password again</source>
            <translation>Contraseña de nuevo</translation>
        </message>
        <message>
            <source>Save the password</source>
            <translation>Guardar la contraseña</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Probar la conexión</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>Probando…</translation>
        </message>
        <message>
            <source>The password is empty.</source>
            <translation>La contraseña está vacía.</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
        </message>
        <message>
            <source>not tried</source>
            <translation>sin probar</translation>
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
            <translation>Cambió aquí y en la oficina</translation>
        </message>
        <message>
            <source>Choose one of the two versions.</source>
            <translation>Elegir una de las dos versiones.</translation>
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
            <translation>Línea {number}: {product}</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Líneas</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Neto</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Remarks of the office</source>
            <translation>Observaciones de la oficina</translation>
        </message>
        <message>
            <source>Settle</source>
            <translation>Resolver</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Impuestos</translation>
        </message>
        <message>
            <source>The office refused it</source>
            <translation>La oficina lo rechazó</translation>
        </message>
        <message>
            <source>The whole order</source>
            <translation>Todo el pedido</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Two versions</source>
            <translation>Dos versiones</translation>
        </message>
    </context>
    <context>
        <name>OrderDeskPage</name>
        <message numerus="yes">
            <source>%n line(s) copied at today's prices</source>
            <translation>
                <numerusform>%n línea copiada al precio de hoy</numerusform>
                <numerusform>%n líneas copiadas a los precios de hoy</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose an account</source>
            <translation>Elegir un cliente</translation>
        </message>
        <message>
            <source>Draft {number}</source>
            <translation>Borrador {number}</translation>
        </message>
        <message>
            <source>It cannot go yet: see what is red before sending. The draft is safe.</source>
            <translation>Todavía no puede salir: hay que ver lo que está en rojo. El borrador está a salvo.</translation>
        </message>
        <message>
            <source>New order</source>
            <translation>Pedido nuevo</translation>
        </message>
        <message>
            <source>No price and no discount changes in silence</source>
            <translation>Ningún precio ni descuento cambia en silencio</translation>
        </message>
        <message>
            <source>Order lines</source>
            <translation>Líneas del pedido</translation>
        </message>
        <message>
            <source>Order {number}</source>
            <translation>Pedido {number}</translation>
        </message>
        <message>
            <source>Order {number} is in the outbox, safe; it goes to the office by itself</source>
            <translation>El pedido {number} está a salvo en la bandeja de salida; va solo a la oficina</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Removed: {product}</source>
            <translation>Se quitó: {product}</translation>
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
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>discount</source>
            <translation>descuento</translation>
        </message>
        <message>
            <source>next</source>
            <translation>siguiente</translation>
        </message>
        <message>
            <source>packs</source>
            <translation>packs</translation>
        </message>
        <message>
            <source>remove</source>
            <translation>quitar</translation>
        </message>
        <message>
            <source>repeat last</source>
            <translation>repetir último</translation>
        </message>
        <message>
            <source>saved {time}</source>
            <translation>guardado {time}</translation>
        </message>
        <message>
            <source>send</source>
            <translation>enviar</translation>
        </message>
        <message>
            <source>suggestions, last order, catalogue, terms</source>
            <translation>sugerencias, último pedido, catálogo, condiciones</translation>
        </message>
        <message>
            <source>take suggestion</source>
            <translation>tomar sugerencia</translation>
        </message>
    </context>
    <context>
        <name>OrderGrid</name>
        <message>
            <source>A discount has at most two decimals.</source>
            <translation>Un descuento tiene como máximo dos decimales.</translation>
        </message>
        <message>
            <source>A discount is between 0 and 100 %.</source>
            <translation>Un descuento está entre 0 y 100 %.</translation>
        </message>
        <message>
            <source>A quantity is more than 0; to take the line away press Del.</source>
            <translation>Una cantidad es mayor que 0; para quitar la línea, Supr.</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Importe</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Código</translation>
        </message>
        <message>
            <source>Code or words…</source>
            <translation>Código o palabras…</translation>
        </message>
        <message>
            <source>Disc. %</source>
            <translation>Dto. %</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Lista</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Neto</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Producto</translation>
        </message>
        <message>
            <source>Qty.</source>
            <translation>Cant.</translation>
        </message>
        <message>
            <source>Stock · age</source>
            <translation>Stock · edad</translation>
        </message>
        <message>
            <source>Un.</source>
            <translation>Un.</translation>
        </message>
        <message>
            <source>{product} is sold by the {unit}: {quantity} has too many decimals.</source>
            <translation>{product} se vende por {unit}: {quantity} tiene demasiados decimales.</translation>
        </message>
        <message>
            <source>{quantity} cannot be meant as a quantity.</source>
            <translation>{quantity} no puede ser una cantidad.</translation>
        </message>
        <message>
            <source>{stock} of {wanted}</source>
            <translation>{stock} de {wanted}</translation>
        </message>
        <message>
            <source>“{typed}” is not a number: write it like 12 or {example}.</source>
            <translation>«{typed}» no es un número: se escribe como 12 o {example}.</translation>
        </message>
    </context>
    <context>
        <name>OrderPaper</name>
        <message>
            <source>Amount</source>
            <translation>Importe</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Código</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Comentario</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Entrega</translation>
        </message>
        <message>
            <source>Disc. %</source>
            <translation>Dto. %</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Neto</translation>
        </message>
        <message>
            <source>Order {number}</source>
            <translation>Pedido {number}</translation>
        </message>
        <message>
            <source>Order {number} (provisional)</source>
            <translation>Pedido {number} (provisorio)</translation>
        </message>
        <message>
            <source>Payment</source>
            <translation>Pago</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Precio</translation>
        </message>
        <message>
            <source>Price list</source>
            <translation>Lista de precios</translation>
        </message>
        <message>
            <source>Prices without tax.</source>
            <translation>Precios sin impuestos.</translation>
        </message>
        <message>
            <source>Prices without tax. The number is provisional until the office has confirmed the order.</source>
            <translation>Precios sin impuestos. El número es provisorio hasta que la oficina confirme el pedido.</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Producto</translation>
        </message>
        <message>
            <source>Qty.</source>
            <translation>Cant.</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Your reference</source>
            <translation>Referencia del cliente</translation>
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
            <translation>Cliente que no está en este equipo</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todos</translation>
        </message>
        <message>
            <source>Back in the outbox; it goes with the next sync</source>
            <translation>De nuevo en la bandeja de salida; va con la próxima sincronización</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <source>Discarded; the ledger keeps what it was</source>
            <translation>Descartado; el libro conserva lo que era</translation>
        </message>
        <message>
            <source>Draft {number} deleted</source>
            <translation>Borrador {number} borrado</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Borradores</translation>
        </message>
        <message>
            <source>For approval</source>
            <translation>A aprobar</translation>
        </message>
        <message>
            <source>Need you</source>
            <translation>Requieren atención</translation>
        </message>
        <message>
            <source>New order</source>
            <translation>Pedido nuevo</translation>
        </message>
        <message>
            <source>No order here</source>
            <translation>Ningún pedido aquí</translation>
        </message>
        <message>
            <source>No orders yet</source>
            <translation>Todavía no hay pedidos</translation>
        </message>
        <message>
            <source>Nothing fits this filter.</source>
            <translation>Nada coincide con este filtro.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Number, account or reference</source>
            <translation>Número, cliente o referencia</translation>
        </message>
        <message>
            <source>Open at the office</source>
            <translation>En la oficina</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Pedidos</translation>
        </message>
        <message>
            <source>Orders taken here and at the office will stand here.</source>
            <translation>Aquí estarán los pedidos tomados aquí y en la oficina.</translation>
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
            <translation>La oficina ya tomó este pedido y no se puede cambiar aquí. C lo copia a uno nuevo.</translation>
        </message>
        <message>
            <source>To send</source>
            <translation>Por enviar</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>account</source>
            <translation>cliente</translation>
        </message>
        <message>
            <source>copy to a new order</source>
            <translation>copiar a uno nuevo</translation>
        </message>
        <message>
            <source>delete draft</source>
            <translation>borrar borrador</translation>
        </message>
        <message>
            <source>file</source>
            <translation>archivo</translation>
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
            <translation>provisorio</translation>
        </message>
        <message>
            <source>retry</source>
            <translation>reintentar</translation>
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
            <translation>Se rechaza un archivo alterado, más viejo o firmado por otra persona. Los datos quedan.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>Address where laptops find newer ones (may be empty)</source>
            <translation>Dirección donde los equipos encuentran las nuevas (puede quedar vacía)</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Aplicar</translation>
        </message>
        <message>
            <source>Choose a configuration</source>
            <translation>Elegir una configuración</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Elegir un archivo…</translation>
        </message>
        <message>
            <source>Connections, mapping, scope and policies, signed with this profile's key. No password is in it.</source>
            <translation>Conexiones, mapeo, alcance y políticas, firmados con la clave de este perfil. No lleva contraseñas.</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>Export the configuration</source>
            <translation>Exportar la configuración</translation>
        </message>
        <message>
            <source>Export the next version…</source>
            <translation>Exportar la versión siguiente…</translation>
        </message>
        <message>
            <source>File or address</source>
            <translation>Archivo o dirección</translation>
        </message>
        <message>
            <source>Fingerprint of the key</source>
            <translation>Huella de la clave</translation>
        </message>
        <message>
            <source>In use on this laptop</source>
            <translation>En uso en este equipo</translation>
        </message>
        <message>
            <source>Keep and look</source>
            <translation>Guardar y buscar</translation>
        </message>
        <message>
            <source>Last exported here</source>
            <translation>Última exportada aquí</translation>
        </message>
        <message>
            <source>Looked at when the app opens, and once an hour. Empty: the address in the package.</source>
            <translation>Se revisa al abrir la aplicación y una vez por hora. Vacío: la dirección del paquete.</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>Newer ones from</source>
            <translation>Las nuevas, desde</translation>
        </message>
        <message>
            <source>Optional: as you were told.</source>
            <translation>Opcional: la que indicó la administración.</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Volver atrás</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>Firmada por</translation>
        </message>
        <message>
            <source>Still needed: user and password, under Connection.</source>
            <translation>Todavía faltan usuario y contraseña, en Conexión.</translation>
        </message>
        <message>
            <source>The signing key is made with the first export and stays in this profile's keyring.</source>
            <translation>La clave de firma se crea con la primera exportación y queda en el llavero de este perfil.</translation>
        </message>
        <message>
            <source>There is nothing newer</source>
            <translation>No hay nada más nuevo</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>Version {number} is in use</source>
            <translation>La versión {number} está en uso</translation>
        </message>
        <message>
            <source>Version {number} is in {path}; its key is {finger}</source>
            <translation>La versión {number} está en {path}; su clave es {finger}</translation>
        </message>
        <message>
            <source>Where newer ones are</source>
            <translation>Dónde están las nuevas</translation>
        </message>
        <message>
            <source>export</source>
            <translation>exportar</translation>
        </message>
        <message>
            <source>https://…, a file or a folder</source>
            <translation>https://…, un archivo o una carpeta</translation>
        </message>
        <message>
            <source>none: set up by hand</source>
            <translation>ninguna: configurada a mano</translation>
        </message>
        <message>
            <source>nowhere</source>
            <translation>ningún lugar</translation>
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
            <translation>&gt; órdenes · @ personas · # números</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todo</translation>
        </message>
        <message>
            <source>Do</source>
            <translation>Hacer</translation>
        </message>
        <message>
            <source>Enter: open</source>
            <translation>Enter: abrir</translation>
        </message>
        <message>
            <source>Name, number, tax id, phone, or what to do</source>
            <translation>Nombre, número, identificación fiscal, teléfono o qué hacer</translation>
        </message>
        <message>
            <source>Nothing found. Part of a name, a number, a phone or a tax id will do.</source>
            <translation>No se encontró nada. Basta parte de un nombre, un número, un teléfono o una identificación fiscal.</translation>
        </message>
        <message>
            <source>Search or run</source>
            <translation>Buscar o ejecutar</translation>
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
            <translation>Cambiar idioma, tema o tamaño</translation>
        </message>
        <message>
            <source>Drafts of orders</source>
            <translation>Borradores de pedidos</translation>
        </message>
        <message>
            <source>Go to Accounts</source>
            <translation>Ir a Clientes</translation>
        </message>
        <message>
            <source>Go to Agenda</source>
            <translation>Ir a Agenda</translation>
        </message>
        <message>
            <source>Go to Cases</source>
            <translation>Ir a Casos</translation>
        </message>
        <message>
            <source>Go to Catalogue</source>
            <translation>Ir a Catálogo</translation>
        </message>
        <message>
            <source>Go to Orders</source>
            <translation>Ir a Pedidos</translation>
        </message>
        <message>
            <source>Go to Pipeline</source>
            <translation>Ir a Oportunidades</translation>
        </message>
        <message>
            <source>Go to Settings</source>
            <translation>Ir a Ajustes</translation>
        </message>
        <message>
            <source>Go to Sync</source>
            <translation>Ir a Sincronización</translation>
        </message>
        <message>
            <source>Go to Today</source>
            <translation>Ir a Hoy</translation>
        </message>
        <message>
            <source>Log a visit or call</source>
            <translation>Registrar una visita o llamada</translation>
        </message>
        <message>
            <source>Log a visit or call with {account}</source>
            <translation>Registrar una visita o llamada con {account}</translation>
        </message>
        <message>
            <source>New order</source>
            <translation>Pedido nuevo</translation>
        </message>
        <message>
            <source>New order for {account}</source>
            <translation>Pedido nuevo para {account}</translation>
        </message>
        <message>
            <source>Open {account}</source>
            <translation>Abrir {account}</translation>
        </message>
        <message>
            <source>Orders that need me</source>
            <translation>Pedidos que requieren atención</translation>
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
            <translation>Guardado: {path}</translation>
        </message>
        <message>
            <source>Show folder</source>
            <translation>Ver carpeta</translation>
        </message>
    </context>
    <context>
        <name>PipelinePage</name>
        <message>
            <source>New opportunity</source>
            <translation>Oportunidad nueva</translation>
        </message>
        <message>
            <source>No opportunity here</source>
            <translation>No hay oportunidades</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abiertas</translation>
        </message>
        <message>
            <source>Open: &lt;b&gt;{amount}&lt;/b&gt; · by their chance &lt;b&gt;{weighted}&lt;/b&gt;</source>
            <translation>Abiertas: &lt;b&gt;{amount}&lt;/b&gt; · según su probabilidad &lt;b&gt;{weighted}&lt;/b&gt;</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>What may be sold stands here with its amount, its chance and the day it closes.</source>
            <translation>Aquí aparece lo que se puede vender, con su monto, su probabilidad y su fecha de cierre.</translation>
        </message>
        <message>
            <source>account</source>
            <translation>cliente</translation>
        </message>
        <message>
            <source>new</source>
            <translation>nueva</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abrir</translation>
        </message>
        <message>
            <source>stage back and on</source>
            <translation>etapa anterior y siguiente</translation>
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
            <translation>Artículos encontrados</translation>
        </message>
        <message>
            <source>Nothing found for “{text}”</source>
            <translation>Nada para «{text}»</translation>
        </message>
        <message>
            <source>Try other words</source>
            <translation>Probar otras palabras</translation>
        </message>
        <message>
            <source>discontinued</source>
            <translation>discontinuado</translation>
        </message>
        <message>
            <source>in stock</source>
            <translation>en stock</translation>
        </message>
    </context>
    <context>
        <name>ProofPage</name>
        <message>
            <source>Ask the office about all of it</source>
            <translation>Preguntar por todo a la oficina</translation>
        </message>
        <message>
            <source>Asking…</source>
            <translation>Preguntando…</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Todo</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Desechado</translation>
        </message>
        <message>
            <source>It has heard this ledger up to entry {seq}.</source>
            <translation>Conoce este libro hasta el asiento {seq}.</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Libro</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Salió</translation>
        </message>
        <message>
            <source>Not at the office yet</source>
            <translation>Aún no en la oficina</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Nada aquí</translation>
        </message>
        <message>
            <source>Office's number</source>
            <translation>Número de la oficina</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>Prueba</translation>
        </message>
        <message>
            <source>Receipt at</source>
            <translation>Recibo</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Recibido</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>The ledger it has heard of is another one: this laptop is a copy.</source>
            <translation>El libro que conoce es otro: este equipo es una copia.</translation>
        </message>
        <message>
            <source>The ledger or the data file does not fit. Save the export for support.</source>
            <translation>El libro o el archivo de datos no cuadra. Conviene guardar la exportación para soporte.</translation>
        </message>
        <message>
            <source>The office knows {known} of {all} receipts.</source>
            <translation>La oficina conoce {known} de {all} recibos.</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Qué</translation>
        </message>
        <message>
            <source>What is written here is listed with its way to the office, and with its receipt.</source>
            <translation>Lo que se escribe aquí aparece con su camino a la oficina y con su recibo.</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Escrito</translation>
        </message>
        <message>
            <source>ask the office</source>
            <translation>preguntar a la oficina</translation>
        </message>
        <message>
            <source>back to Sync</source>
            <translation>volver a Sincronización</translation>
        </message>
        <message>
            <source>states</source>
            <translation>estados</translation>
        </message>
        <message>
            <source>{count} entries of the ledger checked from end to end.</source>
            <translation>{count} asientos del libro comprobados de principio a fin.</translation>
        </message>
    </context>
    <context>
        <name>QuickLogCard</name>
        <message numerus="yes">
            <source>%n thing(s) will be saved</source>
            <translation>
                <numerusform>%n cosa por guardar</numerusform>
                <numerusform>%n cosas por guardar</numerusform>
            </translation>
        </message>
        <message>
            <source>Draft safe</source>
            <translation>Borrador a salvo</translation>
        </message>
        <message>
            <source>How long?</source>
            <translation>¿Cuánto duró?</translation>
        </message>
        <message>
            <source>How?</source>
            <translation>¿Cómo fue?</translation>
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
            <translation>Guardar todo</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Guardando…</translation>
        </message>
        <message>
            <source>What came of it?</source>
            <translation>¿Qué resultó?</translation>
        </message>
        <message>
            <source>What next?</source>
            <translation>¿Qué sigue?</translation>
        </message>
        <message>
            <source>Which one?</source>
            <translation>¿Cuál?</translation>
        </message>
        <message>
            <source>choose while mending</source>
            <translation>elegir al corregir</translation>
        </message>
        <message>
            <source>close and keep the draft</source>
            <translation>cerrar y guardar el borrador</translation>
        </message>
        <message>
            <source>closes and keeps the draft</source>
            <translation>cierra y conserva el borrador</translation>
        </message>
        <message>
            <source>mend</source>
            <translation>corregir</translation>
        </message>
        <message>
            <source>mend a chip</source>
            <translation>corregir una parte</translation>
        </message>
        <message>
            <source>save all</source>
            <translation>guardar todo</translation>
        </message>
        <message>
            <source>v luz 30m ok order; complaint delivery; next mon 10</source>
            <translation>v luz 30m ok pedido; queja entrega; prox lun 10</translation>
        </message>
    </context>
    <context>
        <name>RecordCard</name>
        <message>
            <source>A draft from before was brought back.</source>
            <translation>Se recuperó un borrador anterior.</translation>
        </message>
        <message>
            <source>Brought back; it goes to the office by itself.</source>
            <translation>Recuperado; va solo a la oficina.</translation>
        </message>
        <message>
            <source>Discard the draft</source>
            <translation>Descartar el borrador</translation>
        </message>
        <message>
            <source>New: {kind}</source>
            <translation>Nuevo registro: {kind}</translation>
        </message>
        <message>
            <source>Open that one</source>
            <translation>Abrir ese</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Saved here; it goes to the office by itself.</source>
            <translation>Guardado aquí; se envía solo a la oficina.</translation>
        </message>
        <message>
            <source>This account may already be there:</source>
            <translation>Este cliente quizá ya existe:</translation>
        </message>
        <message>
            <source>almost the same name</source>
            <translation>nombre casi igual</translation>
        </message>
        <message>
            <source>closes and keeps the draft</source>
            <translation>cierra y conserva el borrador</translation>
        </message>
        <message>
            <source>same e-mail</source>
            <translation>mismo correo</translation>
        </message>
        <message>
            <source>same phone</source>
            <translation>mismo teléfono</translation>
        </message>
        <message>
            <source>same tax id</source>
            <translation>misma identificación fiscal</translation>
        </message>
    </context>
    <context>
        <name>RecordForm</name>
        <message>
            <source>This cannot be read as a value of this field.</source>
            <translation>Esto no se puede leer como un valor de este campo.</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>Este dato es necesario.</translation>
        </message>
        <message>
            <source>comes from the office</source>
            <translation>viene de la oficina</translation>
        </message>
        <message>
            <source>days</source>
            <translation>días</translation>
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
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>rechazado</translation>
        </message>
    </context>
    <context>
        <name>ScopePart</name>
        <message numerus="yes">
            <source>%n piece(s) of unsent work would be outside. It is kept, and explained.</source>
            <translation>
                <numerusform>%n trabajo sin enviar quedaría afuera. Se conserva, y se explica.</numerusform>
                <numerusform>%n trabajos sin enviar quedarían afuera. Se conservan, y se explica.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s) of work wait here: they are sent, whatever the scope.</source>
            <translation>
                <numerusform>%n trabajo espera aquí: se envía, sea cual sea el alcance.</numerusform>
                <numerusform>%n trabajos esperan aquí: se envían, sea cual sea el alcance.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n representative(s) concerned</source>
            <translation>
                <numerusform>Afecta a %n representante</numerusform>
                <numerusform>Afecta a %n representantes</numerusform>
            </translation>
        </message>
        <message>
            <source>A dry run shows who gains and loses what, in rows and megabytes, and unsent work it touches.</source>
            <translation>Un ensayo muestra quién gana y quién pierde qué, en filas y megabytes, y el trabajo sin enviar que toca.</translation>
        </message>
        <message>
            <source>Counted for this connection's user</source>
            <translation>Contado para el usuario de esta conexión</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>Contando…</translation>
        </message>
        <message>
            <source>Dry run</source>
            <translation>Ensayar</translation>
        </message>
        <message>
            <source>Everything this user may see at the office.</source>
            <translation>Todo lo que este usuario puede ver en la oficina.</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historia</translation>
        </message>
        <message>
            <source>Kept; it is followed from the next sync on</source>
            <translation>Guardado; se sigue desde la próxima sincronización</translation>
        </message>
        <message>
            <source>Known after the first sync.</source>
            <translation>Se sabe después de la primera sincronización.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>New scope</source>
            <translation>Alcance nuevo</translation>
        </message>
        <message>
            <source>No connection yet</source>
            <translation>Todavía no hay conexión</translation>
        </message>
        <message>
            <source>No unsent work is touched.</source>
            <translation>No toca ningún trabajo sin enviar.</translation>
        </message>
        <message>
            <source>Nothing tried yet</source>
            <translation>Todavía no se ensayó nada</translation>
        </message>
        <message>
            <source>Only own records</source>
            <translation>Solo registros propios</translation>
        </message>
        <message>
            <source>Product categories</source>
            <translation>Categorías de productos</translation>
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
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Removing…</source>
            <translation>Quitando…</translation>
        </message>
        <message>
            <source>Representatives</source>
            <translation>Representantes</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Alcance</translation>
        </message>
        <message>
            <source>Segments</source>
            <translation>Segmentos</translation>
        </message>
        <message>
            <source>Set by the CRM</source>
            <translation>Lo fija el CRM</translation>
        </message>
        <message>
            <source>Set one up first, under Connection.</source>
            <translation>Primero hay que configurarla, en Conexión.</translation>
        </message>
        <message>
            <source>Sign-in names; empty: everybody who has no scope of their own.</source>
            <translation>Nombres de acceso; vacío: quienes no tienen alcance propio.</translation>
        </message>
        <message>
            <source>This CRM keeps no scopes, so the app limits what it reads. A dry run counts first.</source>
            <translation>Este CRM no lleva alcances: la aplicación limita lo que lee. Un ensayo cuenta antes.</translation>
        </message>
        <message>
            <source>This CRM limits what a representative has by the rights of each user.</source>
            <translation>Este CRM limita lo que tiene cada representante por los permisos de su usuario.</translation>
        </message>
        <message>
            <source>This is needed.</source>
            <translation>Falta este dato.</translation>
        </message>
        <message>
            <source>What I have here</source>
            <translation>Qué tengo aquí</translation>
        </message>
        <message>
            <source>What is still open is here however old, and unsent work always stays.</source>
            <translation>Lo que sigue abierto está aquí por viejo que sea, y el trabajo sin enviar siempre queda.</translation>
        </message>
        <message>
            <source>What is still open is there however old.</source>
            <translation>Lo que sigue abierto está, por viejo que sea.</translation>
        </message>
        <message>
            <source>Without archived accounts</source>
            <translation>Sin clientes archivados</translation>
        </message>
        <message>
            <source>all</source>
            <translation>todos</translation>
        </message>
        <message>
            <source>dry run</source>
            <translation>ensayar</translation>
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
            <translation>{kinds}: meses enteros, por ejemplo 24</translation>
        </message>
        <message>
            <source>{name} is gone; laptops follow at their next round</source>
            <translation>{name} se quitó; los equipos lo siguen en su próxima ronda</translation>
        </message>
        <message>
            <source>{name} is published; laptops follow at their next round</source>
            <translation>{name} se publicó; los equipos lo siguen en su próxima ronda</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message numerus="yes">
            <source>%n thing(s) with their proof saved in {path}</source>
            <translation>
                <numerusform>%n cosa con su prueba guardada en {path}</numerusform>
                <numerusform>%n cosas con su prueba guardadas en {path}</numerusform>
            </translation>
        </message>
        <message>
            <source>A field-sales client that works without a network and proves that nothing is lost.</source>
            <translation>Un cliente de venta en campo que trabaja sin red y demuestra que nada se pierde.</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Acerca de</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>Como el escritorio</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Datos</translation>
        </message>
        <message>
            <source>Export what waits</source>
            <translation>Exportar lo pendiente</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Alto contraste</translation>
        </message>
        <message>
            <source>High contrast is for sun on the screen and for weak eyes.</source>
            <translation>El alto contraste es para el sol en la pantalla y la vista cansada.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Language and looks</source>
            <translation>Idioma y aspecto</translation>
        </message>
        <message>
            <source>Licence texts</source>
            <translation>Textos de licencias</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Bandeja de salida</translation>
        </message>
        <message>
            <source>Password kept; it is used from the next sync on</source>
            <translation>Contraseña guardada; se usa desde la próxima sincronización</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Show the folder</source>
            <translation>Ver la carpeta</translation>
        </message>
        <message>
            <source>Signed in at {name}; what waits is sent now</source>
            <translation>Sesión iniciada en {name}; lo pendiente se envía ahora</translation>
        </message>
        <message>
            <source>Signed out; the data stays here, encrypted</source>
            <translation>Sesión cerrada; los datos quedan aquí, cifrados</translation>
        </message>
        <message>
            <source>Size of everything</source>
            <translation>Tamaño de todo</translation>
        </message>
        <message>
            <source>Started anew; everything comes from the office again</source>
            <translation>Empezado de nuevo; todo viene otra vez de la oficina</translation>
        </message>
        <message>
            <source>Takes effect the next time the app is opened.</source>
            <translation>Se aplica la próxima vez que se abra la aplicación.</translation>
        </message>
        <message>
            <source>The office</source>
            <translation>La oficina</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Tema</translation>
        </message>
        <message>
            <source>This laptop</source>
            <translation>Este equipo</translation>
        </message>
        <message>
            <source>What has not reached the office, with its proof, as a file for support.</source>
            <translation>Lo que no llegó a la oficina, con su prueba, en un archivo para soporte.</translation>
        </message>
        <message>
            <source>change</source>
            <translation>cambiar</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>cifrado</translation>
        </message>
        <message>
            <source>export what waits</source>
            <translation>exportar lo pendiente</translation>
        </message>
        <message>
            <source>next</source>
            <translation>siguiente</translation>
        </message>
        <message>
            <source>test the connection</source>
            <translation>probar la conexión</translation>
        </message>
        <message>
            <source>{done}. What was unsent is in {path}</source>
            <translation>{done}. Lo no enviado está en {path}</translation>
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
            <translation>Copiar todo</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Último</translation>
        </message>
        <message>
            <source>No order yet</source>
            <translation>Todavía sin pedidos</translation>
        </message>
        <message>
            <source>Nothing to suggest</source>
            <translation>Nada que sugerir</translation>
        </message>
        <message>
            <source>Order {number} · {day}</source>
            <translation>Pedido {number} · {day}</translation>
        </message>
        <message>
            <source>Search the catalogue</source>
            <translation>Buscar en el catálogo</translation>
        </message>
        <message>
            <source>Suggested</source>
            <translation>Sugerencias</translation>
        </message>
        <message>
            <source>Terms</source>
            <translation>Entrega</translation>
        </message>
        <message>
            <source>The account's last order will stand here, ready to copy.</source>
            <translation>Aquí estará el último pedido del cliente, listo para copiar.</translation>
        </message>
        <message>
            <source>What this account buys in a rhythm and is due, and quantity breaks nearly reached, stand here.</source>
            <translation>Aquí están lo que este cliente compra con ritmo y ya toca, y las escalas casi alcanzadas.</translation>
        </message>
        <message>
            <source>stock {count}</source>
            <translation>stock {count}</translation>
        </message>
    </context>
    <context>
        <name>SigningIn</name>
        <message>
            <source>Asking the sign-in server…</source>
            <translation>Consultando al servidor de inicio de sesión…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>Copiar la dirección</translation>
        </message>
        <message>
            <source>Nobody signed in in time. Start it again when there is time for it.</source>
            <translation>Nadie inició sesión a tiempo. Se puede empezar de nuevo cuando haya tiempo.</translation>
        </message>
        <message>
            <source>Open the page again</source>
            <translation>Abrir la página otra vez</translation>
        </message>
        <message>
            <source>Open this address on any device and type the code there:</source>
            <translation>Abrir esta dirección en cualquier dispositivo y escribir allí el código:</translation>
        </message>
        <message>
            <source>Sign in on the page that opened in the browser. This goes on by itself then.</source>
            <translation>Iniciar sesión en la página que se abrió en el navegador. Después esto sigue solo.</translation>
        </message>
        <message>
            <source>Sign in with the browser</source>
            <translation>Iniciar sesión con el navegador</translation>
        </message>
        <message>
            <source>Signed in.</source>
            <translation>Sesión iniciada.</translation>
        </message>
        <message>
            <source>The sign-in server says no ({why}). Sign in again, or ask the administrator.</source>
            <translation>El servidor de inicio de sesión dice que no ({why}). Iniciar sesión otra vez o consultar a la administración.</translation>
        </message>
        <message>
            <source>With a code on another device</source>
            <translation>Con un código en otro dispositivo</translation>
        </message>
    </context>
    <context>
        <name>StepsCard</name>
        <message numerus="yes">
            <source>%n step(s) need you</source>
            <translation>
                <numerusform>%n paso necesita atención</numerusform>
                <numerusform>%n pasos necesitan atención</numerusform>
            </translation>
        </message>
        <message>
            <source>Copy for the CRM's administrator</source>
            <translation>Copiar para la administración del CRM</translation>
        </message>
        <message>
            <source>Each step passes or fails by its own name, and says what to do.</source>
            <translation>Cada paso sale bien o falla por su nombre, y dice qué hacer.</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>Probando…</translation>
        </message>
        <message>
            <source>The connection was not tested yet</source>
            <translation>La conexión todavía no se probó</translation>
        </message>
        <message>
            <source>The connection works</source>
            <translation>La conexión funciona</translation>
        </message>
        <message>
            <source>{count} ms</source>
            <translation>{count} ms</translation>
        </message>
        <message>
            <source>{passed} of {count} steps well, {rest}</source>
            <translation>{passed} de {count} pasos bien, {rest}</translation>
        </message>
        <message>
            <source>{url} · tested at {time}</source>
            <translation>{url} · probado a las {time}</translation>
        </message>
    </context>
    <context>
        <name>SyncHead</name>
        <message>
            <source>Asked for a round…</source>
            <translation>Se pidió una sincronización…</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sincronizar ahora</translation>
        </message>
        <message>
            <source>Synchronising…</source>
            <translation>Sincronizando…</translation>
        </message>
        <message>
            <source>Verify everything</source>
            <translation>Verificar todo</translation>
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
                <numerusform>%n cosa apartada para una persona</numerusform>
                <numerusform>%n cosas apartadas para una persona</numerusform>
            </translation>
        </message>
        <message>
            <source>A copy put back goes on</source>
            <translation>Sigue una copia repuesta</translation>
        </message>
        <message>
            <source>A courier's receipts taken in</source>
            <translation>Recibos de un mensajero incorporados</translation>
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
            <translation>Todo bien</translation>
        </message>
        <message>
            <source>All well, compared with the office</source>
            <translation>Todo bien, comparado con la oficina</translation>
        </message>
        <message>
            <source>Answer lost, being looked up</source>
            <translation>Respuesta perdida, se está consultando</translation>
        </message>
        <message>
            <source>Back in the outbox</source>
            <translation>De nuevo en la bandeja de salida</translation>
        </message>
        <message>
            <source>CRM removed</source>
            <translation>CRM quitado</translation>
        </message>
        <message>
            <source>Carried over to a new version</source>
            <translation>Llevado a una versión nueva</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Cambiado</translation>
        </message>
        <message>
            <source>Decided again</source>
            <translation>Decidido de nuevo</translation>
        </message>
        <message>
            <source>Decision taken back</source>
            <translation>Decisión deshecha</translation>
        </message>
        <message>
            <source>Deleted</source>
            <translation>Borrado</translation>
        </message>
        <message>
            <source>Discarded</source>
            <translation>Descartado</translation>
        </message>
        <message>
            <source>Estimated here</source>
            <translation>Estimado aquí</translation>
        </message>
        <message>
            <source>File added</source>
            <translation>Archivo agregado</translation>
        </message>
        <message>
            <source>File back in the queue</source>
            <translation>Archivo de nuevo en la cola</translation>
        </message>
        <message>
            <source>File on its way</source>
            <translation>Archivo en camino</translation>
        </message>
        <message>
            <source>File received by the office</source>
            <translation>Archivo recibido por la oficina</translation>
        </message>
        <message>
            <source>File refused by the office</source>
            <translation>Archivo rechazado por la oficina</translation>
        </message>
        <message>
            <source>File removed before it was sent</source>
            <translation>Archivo quitado antes de enviarse</translation>
        </message>
        <message>
            <source>File sent again</source>
            <translation>Archivo enviado otra vez</translation>
        </message>
        <message>
            <source>File: answer lost, being looked up</source>
            <translation>Archivo: respuesta perdida, se está averiguando</translation>
        </message>
        <message>
            <source>Goes on under a new number</source>
            <translation>Sigue con un número nuevo</translation>
        </message>
        <message>
            <source>Joined with a later change</source>
            <translation>Unido a un cambio posterior</translation>
        </message>
        <message>
            <source>Kept on the desk</source>
            <translation>Guardado en la mesa</translation>
        </message>
        <message>
            <source>Known under two keys, now one</source>
            <translation>Conocido con dos claves, ahora uno solo</translation>
        </message>
        <message>
            <source>Lost by the office, to be sent again</source>
            <translation>Perdido por la oficina, se enviará otra vez</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Creado</translation>
        </message>
        <message>
            <source>Match taken back</source>
            <translation>Reconocimiento deshecho</translation>
        </message>
        <message>
            <source>Matched with an account of another CRM</source>
            <translation>Reconocido como cuenta de otro CRM</translation>
        </message>
        <message>
            <source>Merged by itself</source>
            <translation>Se unió solo</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>N.º</translation>
        </message>
        <message>
            <source>Nothing left to send</source>
            <translation>No queda nada por enviar</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>On its way</source>
            <translation>En camino</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Recibido</translation>
        </message>
        <message>
            <source>Received by the office</source>
            <translation>Recibido por la oficina</translation>
        </message>
        <message>
            <source>Refused by the office</source>
            <translation>Rechazado por la oficina</translation>
        </message>
        <message>
            <source>Restored office accepted</source>
            <translation>Oficina restaurada aceptada</translation>
        </message>
        <message>
            <source>Seal</source>
            <translation>Sello</translation>
        </message>
        <message>
            <source>Sealed for a courier</source>
            <translation>Sellado para un mensajero</translation>
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
            <translation>Enviado de nuevo</translation>
        </message>
        <message>
            <source>Set aside into a file</source>
            <translation>Apartado en un archivo</translation>
        </message>
        <message>
            <source>Settled field by field</source>
            <translation>Resuelto campo por campo</translation>
        </message>
        <message>
            <source>Settled: mine</source>
            <translation>Resuelto: la mía</translation>
        </message>
        <message>
            <source>Settled: the office's</source>
            <translation>Resuelto: la de la oficina</translation>
        </message>
        <message>
            <source>Signed out</source>
            <translation>Sesión cerrada</translation>
        </message>
        <message>
            <source>Started anew</source>
            <translation>Empezado de nuevo</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Taken back before it was sent</source>
            <translation>Retirado antes de enviarse</translation>
        </message>
        <message>
            <source>Taken back to the desk</source>
            <translation>De vuelta en la mesa</translation>
        </message>
        <message>
            <source>The same on both sides</source>
            <translation>Igual en los dos lados</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>Two versions again</source>
            <translation>Otra vez dos versiones</translation>
        </message>
        <message>
            <source>Two versions found</source>
            <translation>Dos versiones halladas</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Qué</translation>
        </message>
        <message>
            <source>What came of it</source>
            <translation>Qué resultó</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Qué pasó</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <source>Written to a file</source>
            <translation>Escrito en un archivo</translation>
        </message>
    </context>
    <context>
        <name>SyncPage</name>
        <message numerus="yes">
            <source>%n thing(s) with their proof saved in {path}</source>
            <translation>
                <numerusform>%n cosa con su prueba guardada en {path}</numerusform>
                <numerusform>%n cosas con su prueba guardadas en {path}</numerusform>
            </translation>
        </message>
        <message>
            <source>Back in the outbox; it is sent again</source>
            <translation>De nuevo en la bandeja de salida; se vuelve a enviar</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Clientes</translation>
        </message>
        <message>
            <source>Discarded; the ledger keeps what it was</source>
            <translation>Descartado; el libro conserva lo que era</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Archivos</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historial</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Libro</translation>
        </message>
        <message>
            <source>Needs you</source>
            <translation>Requiere atención</translation>
        </message>
        <message>
            <source>Nothing needs you</source>
            <translation>Nada requiere atención</translation>
        </message>
        <message>
            <source>Nothing was sent yet</source>
            <translation>Todavía no se envió nada</translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation>Datos de la oficina: {when}</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Bandeja de salida</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Sincronización</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>What is written here and goes to the office will be listed, with its receipt.</source>
            <translation>Aquí se verá lo que se escribe y va a la oficina, con su recibo.</translation>
        </message>
        <message>
            <source>What the office refuses, or what was changed on both sides, will wait here for a decision.</source>
            <translation>Lo que la oficina rechace, o lo que cambie en los dos lados, esperará aquí una decisión.</translation>
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
            <translation>libro</translation>
        </message>
        <message>
            <source>mine</source>
            <translation>la mía</translation>
        </message>
        <message>
            <source>next field</source>
            <translation>otro campo</translation>
        </message>
        <message>
            <source>next try by itself at {time}</source>
            <translation>próximo intento solo, a las {time}</translation>
        </message>
        <message>
            <source>prove every item</source>
            <translation>probar cada cosa</translation>
        </message>
        <message>
            <source>retry</source>
            <translation>reintentar</translation>
        </message>
        <message>
            <source>sync now</source>
            <translation>sincronizar ahora</translation>
        </message>
        <message>
            <source>the office's</source>
            <translation>la de la oficina</translation>
        </message>
        <message>
            <source>verify</source>
            <translation>verificar</translation>
        </message>
        <message>
            <source>{count} entries checked at {time}: something does not fit. Save the export for support.</source>
            <translation>{count} asientos revisados a las {time}: algo no coincide. Conviene guardar la exportación para soporte.</translation>
        </message>
        <message>
            <source>{count} entries checked from end to end at {time}.</source>
            <translation>{count} asientos revisados de punta a punta a las {time}.</translation>
        </message>
    </context>
    <context>
        <name>SyncSide</name>
        <message numerus="yes">
            <source>%n entries</source>
            <translation>
                <numerusform>%n asiento</numerusform>
                <numerusform>%n asientos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) fast</source>
            <translation>
                <numerusform>adelanta %n minuto</numerusform>
                <numerusform>adelanta %n minutos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) slow</source>
            <translation>
                <numerusform>atrasa %n minuto</numerusform>
                <numerusform>atrasa %n minutos</numerusform>
            </translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Reloj</translation>
        </message>
        <message>
            <source>Customers in {crm}</source>
            <translation>Clientes en {crm}</translation>
        </message>
        <message>
            <source>Every change is chained to the one before. Verify walks the whole chain.</source>
            <translation>Cada cambio está encadenado al anterior. Verificar recorre toda la cadena.</translation>
        </message>
        <message>
            <source>Here, not matched there</source>
            <translation>Aquí, sin reconocer allá</translation>
        </message>
        <message>
            <source>How fresh everything is</source>
            <translation>Qué tan fresco está todo</translation>
        </message>
        <message>
            <source>Ledger of this laptop</source>
            <translation>Libro de este equipo</translation>
        </message>
        <message>
            <source>Matched</source>
            <translation>Reconocidos</translation>
        </message>
        <message>
            <source>Nothing was received yet.</source>
            <translation>Todavía no se recibió nada.</translation>
        </message>
        <message>
            <source>On the way</source>
            <translation>En camino</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Rechazado</translation>
        </message>
        <message>
            <source>See the ledger</source>
            <translation>Ver el libro</translation>
        </message>
        <message>
            <source>See what does not match</source>
            <translation>Ver los que no coinciden</translation>
        </message>
        <message>
            <source>Sent once and received</source>
            <translation>Enviado una sola vez y recibido</translation>
        </message>
        <message>
            <source>The chain is broken</source>
            <translation>La cadena está rota</translation>
        </message>
        <message>
            <source>The chain is whole</source>
            <translation>Cadena íntegra</translation>
        </message>
        <message>
            <source>The whole territory</source>
            <translation>Todo el territorio</translation>
        </message>
        <message>
            <source>There, not matched here</source>
            <translation>Allá, sin reconocer aquí</translation>
        </message>
        <message>
            <source>This laptop</source>
            <translation>Este equipo</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>Verificar</translation>
        </message>
        <message>
            <source>With two versions</source>
            <translation>Con dos versiones</translation>
        </message>
        <message>
            <source>agrees with the office's</source>
            <translation>coincide con el de la oficina</translation>
        </message>
        <message>
            <source>count and checksum equal to the office's</source>
            <translation>cantidad y suma de control iguales a la oficina</translation>
        </message>
        <message>
            <source>differs, is being repaired</source>
            <translation>difiere, se está reparando</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>cifrado</translation>
        </message>
        <message>
            <source>older than an hour</source>
            <translation>de más de una hora</translation>
        </message>
        <message>
            <source>received</source>
            <translation>recibido</translation>
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
            <translation>Comentario para la oficina</translation>
        </message>
        <message>
            <source>Customer's reference</source>
            <translation>Referencia del cliente</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Fecha de entrega</translation>
        </message>
        <message>
            <source>Empty: as soon as the office can</source>
            <translation>Vacío: en cuanto la oficina pueda</translation>
        </message>
        <message>
            <source>Their own order number</source>
            <translation>Su propio número de pedido</translation>
        </message>
    </context>
    <context>
        <name>TodayPage</name>
        <message numerus="yes">
            <source>%n fixed</source>
            <translation>
                <numerusform>%n fija</numerusform>
                <numerusform>%n fijas</numerusform>
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
            <translation>Cumplida: {subject}</translation>
        </message>
        <message>
            <source>Needs you</source>
            <translation>Requiere atención</translation>
        </message>
        <message>
            <source>Nothing is planned for today</source>
            <translation>No hay nada previsto para hoy</translation>
        </message>
        <message>
            <source>Nothing waits for a decision.</source>
            <translation>Nada espera una decisión.</translation>
        </message>
        <message>
            <source>Office data: {when}</source>
            <translation>Datos de la oficina: {when}</translation>
        </message>
        <message>
            <source>Plan of the day</source>
            <translation>Plan del día</translation>
        </message>
        <message>
            <source>See who is due</source>
            <translation>Ver a quién visitar</translation>
        </message>
        <message>
            <source>The book of business is coming in; what is here already works.</source>
            <translation>La cartera está llegando; lo que ya está aquí se puede usar.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Who is due stands in Accounts; the agenda shows the coming days.</source>
            <translation>En Clientes se ve a quién visitar; la agenda muestra los próximos días.</translation>
        </message>
        <message>
            <source>account</source>
            <translation>cliente</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>y %n más</numerusform>
                <numerusform>y %n más</numerusform>
            </translation>
        </message>
        <message>
            <source>case</source>
            <translation>caso</translation>
        </message>
        <message>
            <source>check in / out</source>
            <translation>entrar / salir</translation>
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
            <translation>lo que requiere atención</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>quedan {time}</translation>
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
            <translation>Registrar una visita o llamada (Ctrl L)</translation>
        </message>
        <message>
            <source>New order (Ctrl N)</source>
            <translation>Pedido nuevo (Ctrl N)</translation>
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
            <translation>Buscar o ejecutar</translation>
        </message>
    </context>
    <context>
        <name>Totals</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n línea</numerusform>
                <numerusform>%n líneas</numerusform>
            </translation>
        </message>
        <message>
            <source>Discounts</source>
            <translation>Descuentos</translation>
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
            <translation>Enviar para aprobación</translation>
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
                <numerusform>Al menos %n carácter.</numerusform>
                <numerusform>Al menos %n caracteres.</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose a passphrase</source>
            <translation>Elegir una frase de acceso</translation>
        </message>
        <message>
            <source>Nobody can restore it: without it the data stays closed.</source>
            <translation>Nadie la puede recuperar: sin ella los datos quedan cerrados.</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>Otra vez</translation>
        </message>
        <message>
            <source>Opening…</source>
            <translation>Abriendo…</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Frase de acceso</translation>
        </message>
        <message>
            <source>Protect and go on</source>
            <translation>Proteger y seguir</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>Las dos no coinciden.</translation>
        </message>
        <message>
            <source>This system has no keyring, so a passphrase protects what is kept on this laptop.</source>
            <translation>Este sistema no tiene llavero, así que una frase de acceso protege lo que queda en este equipo.</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Unlock the profile</source>
            <translation>Abrir el perfil</translation>
        </message>
    </context>
    <context>
        <name>VisitPage</name>
        <message>
            <source>A visit ends with its outcome and next step; then the next one can begin.</source>
            <translation>Una visita termina con su resultado y su próximo paso; después puede empezar la siguiente.</translation>
        </message>
        <message>
            <source>Another visit is still under way</source>
            <translation>Hay otra visita en curso</translation>
        </message>
        <message>
            <source>Bring the new list</source>
            <translation>Llevar la lista nueva</translation>
        </message>
        <message>
            <source>Check in</source>
            <translation>Entrar</translation>
        </message>
        <message>
            <source>Check out</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Checked out after {minutes}; the next step is a task now.</source>
            <translation>Visita cerrada tras {minutes}; el próximo paso ya es una tarea.</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Reclamo</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Editar</translation>
        </message>
        <message>
            <source>Go to that visit</source>
            <translation>Ir a esa visita</translation>
        </message>
        <message>
            <source>Say what came of the visit.</source>
            <translation>Hay que indicar el resultado de la visita.</translation>
        </message>
        <message>
            <source>Say what the next step is; it becomes a task.</source>
            <translation>Hay que indicar el próximo paso; se convierte en tarea.</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Omitir</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Omitida</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>What was said, seen and promised</source>
            <translation>Lo que se dijo, se vio y se prometió</translation>
        </message>
        <message>
            <source>account</source>
            <translation>cliente</translation>
        </message>
        <message>
            <source>check out</source>
            <translation>salir</translation>
        </message>
        <message>
            <source>complaint</source>
            <translation>reclamo</translation>
        </message>
        <message>
            <source>file</source>
            <translation>archivo</translation>
        </message>
        <message>
            <source>nobody in particular</source>
            <translation>nadie en particular</translation>
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
            <translation>pegar imagen</translation>
        </message>
        <message>
            <source>saved {time}</source>
            <translation>guardado {time}</translation>
        </message>
    </context>
    <context>
        <name>WhyPrice</name>
        <message>
            <source>Catalogue price</source>
            <translation>Precio de catálogo</translation>
        </message>
        <message>
            <source>Choose a line to see how its price is made.</source>
            <translation>Elegir una línea para ver cómo se forma su precio.</translation>
        </message>
        <message>
            <source>Discount {percent}</source>
            <translation>Descuento {percent}</translation>
        </message>
        <message>
            <source>List {name}</source>
            <translation>Lista {name}</translation>
        </message>
        <message>
            <source>Net price</source>
            <translation>Precio neto</translation>
        </message>
        <message>
            <source>Next quantity break</source>
            <translation>Próxima escala</translation>
        </message>
        <message>
            <source>Why this price</source>
            <translation>Por qué este precio</translation>
        </message>
        <message>
            <source>from {quantity} {unit}</source>
            <translation>desde {quantity} {unit}</translation>
        </message>
        <message>
            <source>limit {percent}</source>
            <translation>límite {percent}</translation>
        </message>
        <message>
            <source>line {number}</source>
            <translation>línea {number}</translation>
        </message>
        <message>
            <source>no rule of the list fits</source>
            <translation>ninguna regla de la lista aplica</translation>
        </message>
        <message>
            <source>since {day}</source>
            <translation>desde el {day}</translation>
        </message>
        <message>
            <source>until {day}</source>
            <translation>hasta el {day}</translation>
        </message>
        <message>
            <source>{more} more for {percent} less</source>
            <translation>{more} más y baja {percent}</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Your office keeps nothing of this kind.</source>
            <translation>La oficina no tiene nada de esta clase.</translation>
        </message>
        <message>
            <source>all keys</source>
            <translation>todas las teclas</translation>
        </message>
        <message>
            <source>back</source>
            <translation>volver</translation>
        </message>
        <message>
            <source>go to a place</source>
            <translation>ir a un lugar</translation>
        </message>
        <message>
            <source>log a visit or call</source>
            <translation>registrar una visita o llamada</translation>
        </message>
        <message>
            <source>new order</source>
            <translation>pedido nuevo</translation>
        </message>
        <message>
            <source>search or run</source>
            <translation>buscar o ejecutar</translation>
        </message>
        <message>
            <source>take back</source>
            <translation>deshacer</translation>
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
            <translation>No se encontró a nadie</translation>
        </message>
    </context>
    <context>
        <name>ability</name>
        <message>
            <source>A change of an old version is not noticed: the last one to write wins.</source>
            <translation>No se nota un cambio sobre una versión vieja: gana el último que escribe.</translation>
        </message>
        <message>
            <source>A change of an old version is noticed in the transaction that writes it.</source>
            <translation>Un cambio sobre una versión vieja se nota en la transacción que lo escribe.</translation>
        </message>
        <message>
            <source>A change of an old version is noticed just before it is written; in that moment another can slip in.</source>
            <translation>Un cambio sobre una versión vieja se nota justo antes de escribirlo; en ese instante puede colarse otro.</translation>
        </message>
        <message>
            <source>A change that is sent again has one effect: the server remembers its id.</source>
            <translation>Un cambio enviado de nuevo tiene un solo efecto: el servidor recuerda su identificador.</translation>
        </message>
        <message>
            <source>A record that is sent again is made once: a unique field holds the app's key.</source>
            <translation>Un registro enviado de nuevo se crea una sola vez: un campo único lleva la clave de la aplicación.</translation>
        </message>
        <message>
            <source>A record that is sent again is made once: it carries a unique key of the app.</source>
            <translation>Un registro enviado de nuevo se crea una sola vez: lleva una clave única de la aplicación.</translation>
        </message>
        <message>
            <source>A record that is sent again is made once: the app chooses its id.</source>
            <translation>Un registro enviado de nuevo se crea una sola vez: la aplicación elige su identificador.</translation>
        </message>
        <message>
            <source>After each sync counts and checksums of both sides are compared.</source>
            <translation>Después de cada sincronización se comparan cantidades y sumas de control de ambos lados.</translation>
        </message>
        <message>
            <source>An order can be priced by the server before it is sent.</source>
            <translation>El servidor puede calcular un pedido antes de enviarlo.</translation>
        </message>
        <message>
            <source>An order cannot be priced by the server before it is sent.</source>
            <translation>El servidor no puede calcular un pedido antes de enviarlo.</translation>
        </message>
        <message>
            <source>Before a record is sent again the app looks whether it is there; the server itself would make it twice.</source>
            <translation>Antes de enviar de nuevo un registro la aplicación mira si ya está; el servidor por sí solo lo crearía dos veces.</translation>
        </message>
        <message>
            <source>Both sides are compared record by record, every few hours and whenever a person asks.</source>
            <translation>Ambos lados se comparan registro por registro, cada pocas horas y cuando alguien lo pide.</translation>
        </message>
        <message>
            <source>Changes are read by the server's clock.</source>
            <translation>Los cambios se leen por el reloj del servidor.</translation>
        </message>
        <message>
            <source>Changes are read by the stamp of each record.</source>
            <translation>Los cambios se leen por la marca de hora de cada registro.</translation>
        </message>
        <message>
            <source>Changes are read from a token the server hands out.</source>
            <translation>Los cambios se leen desde una marca que entrega el servidor.</translation>
        </message>
        <message>
            <source>Changes are read in the order in which they were committed: none can be missed.</source>
            <translation>Los cambios se leen en el orden en que se confirmaron: no se puede perder ninguno.</translation>
        </message>
        <message>
            <source>Deletions and lost access are told by the server and arrive like any change.</source>
            <translation>El servidor avisa de lo borrado y de lo que dejó de verse, y llega como cualquier cambio.</translation>
        </message>
        <message>
            <source>Deletions are not told by the server: comparing ids finds them, some hours later at most.</source>
            <translation>El servidor no avisa de lo borrado: se encuentra comparando identificadores, a lo sumo unas horas después.</translation>
        </message>
        <message>
            <source>Deletions are read from a log of the server; comparing ids finds what it does not hold.</source>
            <translation>Lo borrado se lee de un registro del servidor; comparar identificadores encuentra lo que allí falta.</translation>
        </message>
        <message>
            <source>Each time the last {seconds} s are read again.</source>
            <translation>Cada vez se leen de nuevo los últimos {seconds} s.</translation>
        </message>
        <message>
            <source>Files are exchanged; one that was cut off goes on where it stopped.</source>
            <translation>Se intercambian archivos; uno interrumpido sigue desde donde quedó.</translation>
        </message>
        <message>
            <source>Files are exchanged; one that was cut off is sent again as a whole.</source>
            <translation>Se intercambian archivos; uno interrumpido se envía otra vez entero.</translation>
        </message>
        <message>
            <source>Files are not exchanged.</source>
            <translation>No se intercambian archivos.</translation>
        </message>
        <message>
            <source>Orders keep the prices of the laptop.</source>
            <translation>Los pedidos conservan los precios del equipo.</translation>
        </message>
        <message>
            <source>The server prices each order itself and sends the result back.</source>
            <translation>El servidor calcula cada pedido y devuelve el resultado.</translation>
        </message>
        <message>
            <source>What belongs together is done as a whole or not at all.</source>
            <translation>Lo que va junto se hace entero o no se hace.</translation>
        </message>
        <message>
            <source>What belongs together is done step by step; after a refusal the rest waits for a person.</source>
            <translation>Lo que va junto se hace paso a paso; después de un rechazo el resto espera a una persona.</translation>
        </message>
        <message>
            <source>Whether both sides hold the same cannot be compared.</source>
            <translation>No se puede comparar si ambos lados tienen lo mismo.</translation>
        </message>
    </context>
    <context>
        <name>account</name>
        <message numerus="yes">
            <source>%n contact(s)</source>
            <translation>
                <numerusform>%n contacto</numerusform>
                <numerusform>%n contactos</numerusform>
            </translation>
        </message>
        <message>
            <source>About them</source>
            <translation>Sobre el cliente</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Cuenta</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Agregar</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Saldo</translation>
        </message>
        <message>
            <source>Bought in 12 months</source>
            <translation>Compra 12 meses</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <source>Edit {name}</source>
            <translation>Editar {name}</translation>
        </message>
        <message>
            <source>Free credit</source>
            <translation>Crédito libre</translation>
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
            <translation>Aún no se sabe más.</translation>
        </message>
        <message>
            <source>Nothing presses: seen within its rhythm, no promise or case open.</source>
            <translation>Sin urgencias: visitado dentro de su ritmo, sin promesas ni casos abiertos.</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Ahora</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abierto</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Vencido</translation>
        </message>
        <message>
            <source>Own fields</source>
            <translation>Campos propios</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Ver</translation>
        </message>
        <message>
            <source>The last</source>
            <translation>Lo último</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Dónde</translation>
        </message>
        <message>
            <source>Who decides</source>
            <translation>Quién decide</translation>
        </message>
        <message>
            <source>Why see them</source>
            <translation>Por qué visitar</translation>
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
            <translation>corresponde {day}</translation>
        </message>
        <message>
            <source>from the office, {when}</source>
            <translation>de la oficina, {when}</translation>
        </message>
        <message>
            <source>inside</source>
            <translation>adentro</translation>
        </message>
        <message>
            <source>invoices</source>
            <translation>facturas</translation>
        </message>
        <message>
            <source>limit {amount}</source>
            <translation>límite {amount}</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>aún no se sabe</translation>
        </message>
        <message>
            <source>not planned</source>
            <translation>sin planificar</translation>
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
            <translation>su ritmo es {days} días</translation>
        </message>
        <message>
            <source>since {time}</source>
            <translation>desde {time}</translation>
        </message>
        <message>
            <source>term {term}</source>
            <translation>plazo {term}</translation>
        </message>
        <message>
            <source>to send</source>
            <translation>por enviar</translation>
        </message>
        <message>
            <source>without tax</source>
            <translation>sin impuestos</translation>
        </message>
        <message>
            <source>{age} late</source>
            <translation>{age} de atraso</translation>
        </message>
        <message>
            <source>{amount} on the way</source>
            <translation>{amount} en camino</translation>
        </message>
        <message>
            <source>{change} on the year before</source>
            <translation>{change} sobre el año anterior</translation>
        </message>
    </context>
    <context>
        <name>central</name>
        <message>
            <source>Copying the prepared company</source>
            <translation>Copiando la empresa preparada</translation>
        </message>
        <message>
            <source>Filling the catalogue</source>
            <translation>Llenando el catálogo</translation>
        </message>
        <message>
            <source>Making the passwords</source>
            <translation>Creando las contraseñas</translation>
        </message>
        <message>
            <source>Opening the office</source>
            <translation>Abriendo la oficina</translation>
        </message>
        <message>
            <source>Preparing the database</source>
            <translation>Preparando la base de datos</translation>
        </message>
        <message>
            <source>Starting the server</source>
            <translation>Arrancando el servidor</translation>
        </message>
        <message>
            <source>Writing open orders, stock and balances</source>
            <translation>Escribiendo pedidos abiertos, stock y saldos</translation>
        </message>
        <message>
            <source>Writing the customers</source>
            <translation>Escribiendo los clientes</translation>
        </message>
        <message>
            <source>Writing two years of history</source>
            <translation>Escribiendo dos años de historia</translation>
        </message>
    </context>
    <context>
        <name>choice</name>
        <message>
            <source>Approved</source>
            <translation>Aprobado</translation>
        </message>
        <message>
            <source>At risk</source>
            <translation>En riesgo</translation>
        </message>
        <message>
            <source>Buys</source>
            <translation>Compra</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Llamada</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Cancelado</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Reclamo</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Completada</translation>
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
            <translation>Hecho</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Borrador</translation>
        </message>
        <message>
            <source>Dropped</source>
            <translation>Descartada</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>Fijo</translation>
        </message>
        <message>
            <source>Follow-up</source>
            <translation>Seguimiento</translation>
        </message>
        <message>
            <source>Growing</source>
            <translation>En crecimiento</translation>
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
            <translation>Prospecto</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Perdida</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Bajo</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>Correo</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Medio</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Nuevo</translation>
        </message>
        <message>
            <source>No interest</source>
            <translation>Sin interés</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Not there</source>
            <translation>No estaba</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abierto</translation>
        </message>
        <message>
            <source>Opportunity</source>
            <translation>Oportunidad</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>Pending</source>
            <translation>Pendiente</translation>
        </message>
        <message>
            <source>Percentage</source>
            <translation>Porcentaje</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>Prevista</translation>
        </message>
        <message>
            <source>Prescribes</source>
            <translation>Prescribe</translation>
        </message>
        <message>
            <source>Processing</source>
            <translation>En proceso</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>Promesa</translation>
        </message>
        <message>
            <source>Prospect</source>
            <translation>Prospecto</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Consulta</translation>
        </message>
        <message>
            <source>Quotation</source>
            <translation>Presupuesto</translation>
        </message>
        <message>
            <source>Recovered</source>
            <translation>Recuperado</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rechazado</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Devolución</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Servicio</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Saltada</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>Resuelto</translation>
        </message>
        <message>
            <source>Stable</source>
            <translation>Estable</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>Por hacer</translation>
        </message>
        <message>
            <source>Under way</source>
            <translation>En curso</translation>
        </message>
        <message>
            <source>Uses</source>
            <translation>Usa</translation>
        </message>
        <message>
            <source>Video call</source>
            <translation>Videollamada</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Visita</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En espera</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>Cancelada</translation>
        </message>
        <message>
            <source>Won</source>
            <translation>Ganada</translation>
        </message>
    </context>
    <context>
        <name>closed</name>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
    </context>
    <context>
        <name>configuration</name>
        <message>
            <source>Back to the settings before; the data stays</source>
            <translation>De vuelta a los ajustes anteriores; los datos se quedan</translation>
        </message>
        <message>
            <source>Back to version {number}; the data stays</source>
            <translation>De vuelta a la versión {number}; los datos se quedan</translation>
        </message>
        <message>
            <source>certificates</source>
            <translation>certificados</translation>
        </message>
        <message>
            <source>connection</source>
            <translation>conexión</translation>
        </message>
        <message>
            <source>language and theme</source>
            <translation>idioma y tema</translation>
        </message>
        <message>
            <source>mapping of fields</source>
            <translation>mapeo de campos</translation>
        </message>
        <message>
            <source>scope</source>
            <translation>alcance</translation>
        </message>
        <message>
            <source>which CRM has what</source>
            <translation>qué tiene cada CRM</translation>
        </message>
        <message>
            <source>{words}. It changes: {what}</source>
            <translation>{words}. Cambia: {what}</translation>
        </message>
    </context>
    <context>
        <name>conflict</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>y %n más</numerusform>
                <numerusform>y %n más</numerusform>
            </translation>
        </message>
        <message>
            <source>as it was</source>
            <translation>como estaba</translation>
        </message>
        <message>
            <source>decided here</source>
            <translation>decidido aquí</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>eliminado</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>se conserva</translation>
        </message>
        <message>
            <source>the laptop's value stands for this field</source>
            <translation>en este campo queda el valor del equipo</translation>
        </message>
        <message>
            <source>the office's</source>
            <translation>de la oficina</translation>
        </message>
        <message>
            <source>the office's value stands for this field</source>
            <translation>en este campo queda el valor de la oficina</translation>
        </message>
        <message>
            <source>what reaches the office last stands for this field</source>
            <translation>en este campo queda lo último que llega a la oficina</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>propio</translation>
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
            <translation>Dirección</translation>
        </message>
        <message>
            <source>Addresses</source>
            <translation>Direcciones</translation>
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
            <translation>Contacto</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contactos</translation>
        </message>
        <message>
            <source>Opportunities</source>
            <translation>Oportunidades</translation>
        </message>
        <message>
            <source>Opportunity</source>
            <translation>Oportunidad</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>Order line</source>
            <translation>Línea de pedido</translation>
        </message>
        <message>
            <source>Order lines</source>
            <translation>Líneas de pedido</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Pedidos</translation>
        </message>
        <message>
            <source>Price list</source>
            <translation>Lista de precios</translation>
        </message>
        <message>
            <source>Price lists</source>
            <translation>Listas de precios</translation>
        </message>
        <message>
            <source>Price rule</source>
            <translation>Regla de precio</translation>
        </message>
        <message>
            <source>Price rules</source>
            <translation>Reglas de precio</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Producto</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Productos</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Tarea</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>Tareas</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Impuesto</translation>
        </message>
        <message>
            <source>Taxes</source>
            <translation>Impuestos</translation>
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
            <translation>Otro proceso está trabajando en el CRM central de {folder}.</translation>
        </message>
        <message>
            <source>Ask the administrator for the right.</source>
            <translation>Pedir el permiso al administrador.</translation>
        </message>
        <message>
            <source>Ask the administrator to activate the module, or to update it. Without it, set the endpoint up as “tryton-stock”: it does less, and says what.</source>
            <translation>Se puede pedir al administrador que active el módulo o que lo actualice. Sin él, el acceso se configura como «tryton-stock»: hace menos, y dice qué.</translation>
        </message>
        <message>
            <source>Ask the administrator; a network's sign-in page or a missing company certificate look like this.</source>
            <translation>Consultar al administrador: así se ven la página de acceso de una red o un certificado de la empresa que falta.</translation>
        </message>
        <message>
            <source>Ask the administrator; then go on with it on the Sync page or with --accept restored_server: nothing is lost.</source>
            <translation>Preguntar al administrador; después seguir en la página Sincronización o con --accept restored_server: no se pierde nada.</translation>
        </message>
        <message>
            <source>Ask whether the territory was changed; then synchronise and accept it.</source>
            <translation>Preguntar si cambió el territorio; luego sincronizar y aceptarlo.</translation>
        </message>
        <message>
            <source>Ask your administrator for the current file, and for the key it is signed by.</source>
            <translation>Hay que pedir a la administración el archivo actual y la clave que lo firma.</translation>
        </message>
        <message>
            <source>Check address and port, and whether the server is running.</source>
            <translation>Revisar la dirección y el puerto, y si el servidor está en marcha.</translation>
        </message>
        <message>
            <source>Check the address; to move to the new server, export what is waiting and reset this laptop.</source>
            <translation>Comprobar la dirección; para pasar al servidor nuevo, exportar lo que espera y empezar de nuevo en este equipo.</translation>
        </message>
        <message>
            <source>Check the name of the database with the administrator.</source>
            <translation>Confirmar el nombre de la base de datos con el administrador.</translation>
        </message>
        <message>
            <source>Check the passphrase, or the keyring entry of this profile.</source>
            <translation>Revisar la frase de acceso o la entrada de este perfil en el llavero.</translation>
        </message>
        <message>
            <source>Choose another file, or free some space.</source>
            <translation>Elegir otro archivo, o liberar espacio.</translation>
        </message>
        <message>
            <source>Choose another folder with --home, or change its permissions.</source>
            <translation>Elegir otra carpeta con --home o cambiar sus permisos.</translation>
        </message>
        <message>
            <source>Choose another profile with --home, or move that folder away.</source>
            <translation>Elegir otro perfil con --home o mover esa carpeta.</translation>
        </message>
        <message>
            <source>Close it in other programs, or copy it to this laptop first.</source>
            <translation>Conviene cerrarlo en otros programas, o copiarlo antes a este equipo.</translation>
        </message>
        <message>
            <source>Enter the password again in Settings; what is waiting stays safe.</source>
            <translation>Escribir la contraseña de nuevo en Ajustes; lo pendiente sigue a salvo.</translation>
        </message>
        <message>
            <source>Everything is as it was; work on with the version before, and send the log to support.</source>
            <translation>Todo está como estaba; se puede seguir con la versión anterior y enviar el registro a soporte.</translation>
        </message>
        <message>
            <source>Fetch it again from the office when there is a network.</source>
            <translation>Se puede traer de nuevo de la oficina cuando haya red.</translation>
        </message>
        <message>
            <source>Free some space and save again.</source>
            <translation>Liberar espacio y guardar de nuevo.</translation>
        </message>
        <message>
            <source>Give it with --passphrase-stdin, SFA_DESKTOP_PASSPHRASE_FILE or SFA_DESKTOP_PASSPHRASE.</source>
            <translation>Darla con --passphrase-stdin, SFA_DESKTOP_PASSPHRASE_FILE o SFA_DESKTOP_PASSPHRASE.</translation>
        </message>
        <message>
            <source>Have a new one made, and check the passphrase.</source>
            <translation>Pedir uno nuevo y comprobar la frase de contraseña.</translation>
        </message>
        <message>
            <source>If it was put back from a backup, accept it on the Sync page or with --accept rolled_back; nothing was sent.</source>
            <translation>Si se repuso desde una copia de seguridad, aceptarlo en la página Sincronización o con --accept rolled_back; no se envió nada.</translation>
        </message>
        <message>
            <source>Install that version or a newer one; nothing was changed.</source>
            <translation>Instalar esa versión o una más nueva; no se cambió nada.</translation>
        </message>
        <message>
            <source>Install them with: {command} — or name a Python that has them in SFA_CENTRAL_PYTHON.</source>
            <translation>Instalarlos con: {command} — o indicar en SFA_CENTRAL_PYTHON un Python que los tenga.</translation>
        </message>
        <message>
            <source>It will be tried again by itself.</source>
            <translation>Se intentará de nuevo automáticamente.</translation>
        </message>
        <message>
            <source>It will be tried again by itself; tell the administrator if it lasts.</source>
            <translation>Se intentará de nuevo automáticamente; si persiste, avisar al administrador.</translation>
        </message>
        <message>
            <source>Its log stands beside its database; nothing of this profile was touched.</source>
            <translation>Su registro está junto a su base de datos; no se tocó nada de este perfil.</translation>
        </message>
        <message>
            <source>Look it up with the search, or synchronise first.</source>
            <translation>Buscarlo con la búsqueda o sincronizar primero.</translation>
        </message>
        <message>
            <source>Make it smaller, or hand it in another way.</source>
            <translation>Conviene reducirlo o entregarlo de otra manera.</translation>
        </message>
        <message>
            <source>Make one with: sfa-desktop central init</source>
            <translation>Crear uno con: sfa-desktop central init</translation>
        </message>
        <message>
            <source>Mend the lines that are marked and send it again.</source>
            <translation>Corregir las líneas marcadas y enviarlo de nuevo.</translation>
        </message>
        <message>
            <source>Nobody was signed in: {reason}.</source>
            <translation>No se inició la sesión: {reason}.</translation>
        </message>
        <message>
            <source>Not everything has reached the office yet ({count}): {names}. Nothing was changed.</source>
            <translation>Aún no llegó todo a la oficina ({count}): {names}. No se cambió nada.</translation>
        </message>
        <message>
            <source>Nothing answers at {host}, port {port}.</source>
            <translation>Nada responde en {host}, puerto {port}.</translation>
        </message>
        <message>
            <source>Nothing has to be done.</source>
            <translation>No hace falta hacer nada.</translation>
        </message>
        <message>
            <source>Open a browser to see whether the network asks to sign in; nothing was changed.</source>
            <translation>Abrir un navegador para ver si la red pide identificarse; no se cambió nada.</translation>
        </message>
        <message>
            <source>Restore the copy beside it, or ask support before a new first sync.</source>
            <translation>Restaurar la copia que está a su lado o consultar a soporte antes de una nueva primera sincronización.</translation>
        </message>
        <message>
            <source>Save the report of `sfa-desktop verify` for support.</source>
            <translation>Guardar el informe de `sfa-desktop verify` para soporte.</translation>
        </message>
        <message>
            <source>Set the user and password of the proxy at the endpoint; what is waiting stays safe.</source>
            <translation>Indicar el usuario y la contraseña del proxy en la conexión; lo pendiente sigue a salvo.</translation>
        </message>
        <message>
            <source>Something went wrong inside the app. Nothing was lost.</source>
            <translation>Algo falló dentro de la aplicación. No se perdió nada.</translation>
        </message>
        <message>
            <source>Start it again when there is time for it.</source>
            <translation>Empezar de nuevo cuando haya tiempo.</translation>
        </message>
        <message>
            <source>Stop it first with: sfa-desktop central stop</source>
            <translation>Detenerlo primero con: sfa-desktop central stop</translation>
        </message>
        <message>
            <source>Synchronise first, or have it written to a file before (--export FILE on the command line).</source>
            <translation>Sincronizar primero, o hacer que se escriba antes en un archivo (--export ARCHIVO en la línea de órdenes).</translation>
        </message>
        <message>
            <source>The answer to what was sent got lost. It will be looked up before it is sent again.</source>
            <translation>La respuesta a lo enviado se perdió. Se consultará antes de enviarlo de nuevo.</translation>
        </message>
        <message>
            <source>The central CRM could not do that: {problem}.
{detail}</source>
            <translation>El CRM central no pudo hacerlo: {problem}.
{detail}</translation>
        </message>
        <message>
            <source>The central CRM in {folder} is running.</source>
            <translation>El CRM central de {folder} está en marcha.</translation>
        </message>
        <message>
            <source>The central CRM's programs (Tryton and its add-on) are not in {python}.</source>
            <translation>Los programas del CRM central (Tryton y su complemento) no están en {python}.</translation>
        </message>
        <message>
            <source>The certificate of {url} is not trusted: {detail}. Nothing was sent.</source>
            <translation>El certificado de {url} no es de confianza: {detail}. No se envió nada.</translation>
        </message>
        <message>
            <source>The configuration is refused: {reason}. Nothing was changed.</source>
            <translation>La configuración se rechaza: {reason}. No se cambió nada.</translation>
        </message>
        <message>
            <source>The content of {name} is not whole on this laptop.</source>
            <translation>El contenido de {name} no está completo en este equipo.</translation>
        </message>
        <message>
            <source>The data file {path} is damaged. It was left as it is.</source>
            <translation>El archivo de datos {path} está dañado. Quedó como estaba.</translation>
        </message>
        <message>
            <source>The data was not brought to this version, because something would be lost: {detail}.</source>
            <translation>Los datos no se llevaron a esta versión, porque se perdería algo: {detail}.</translation>
        </message>
        <message>
            <source>The disk is full, so this could not be saved. What was saved before is safe.</source>
            <translation>El disco está lleno y esto no se pudo guardar. Lo guardado antes está a salvo.</translation>
        </message>
        <message>
            <source>The file {name} cannot be read. Nothing was added.</source>
            <translation>No se puede leer el archivo {name}. No se agregó nada.</translation>
        </message>
        <message>
            <source>The file {name} has {size} MB; the office takes up to {limit} MB. Nothing was added.</source>
            <translation>El archivo {name} tiene {size} MB; la oficina acepta hasta {limit} MB. No se agregó nada.</translation>
        </message>
        <message>
            <source>The file {path} is refused: {reason}. Nothing was sent or changed.</source>
            <translation>El archivo {path} se rechaza: {reason}. No se envió ni se cambió nada.</translation>
        </message>
        <message>
            <source>The folder {path} cannot be written.</source>
            <translation>No se puede escribir en la carpeta {path}.</translation>
        </message>
        <message>
            <source>The key does not open this profile's data. The data was not touched.</source>
            <translation>La clave no abre los datos de este perfil. Los datos no se tocaron.</translation>
        </message>
        <message>
            <source>The network's proxy {proxy} asks for a user and a password, or does not accept the ones it got.</source>
            <translation>El proxy de la red {proxy} pide usuario y contraseña, o no acepta los que recibió.</translation>
        </message>
        <message>
            <source>The office cannot be reached. Everything typed is safe on this laptop.</source>
            <translation>No hay conexión con la oficina. Todo lo escrito está a salvo en esta computadora.</translation>
        </message>
        <message>
            <source>The office does not accept the user {user} with this password.</source>
            <translation>La oficina no acepta al usuario {user} con esta contraseña.</translation>
        </message>
        <message>
            <source>The office does not let this user do that: {detail}.</source>
            <translation>La oficina no permite eso a este usuario: {detail}.</translation>
        </message>
        <message>
            <source>The office says no: {detail}</source>
            <translation>La oficina lo rechaza: {detail}</translation>
        </message>
        <message>
            <source>The office would take away {gone} of {rows} records of one kind ({kind}). Nothing was changed.</source>
            <translation>La oficina quitaría {gone} de {rows} registros de una clase ({kind}). No se cambió nada.</translation>
        </message>
        <message>
            <source>The order stays a draft, because the office would refuse it: {codes}.</source>
            <translation>El pedido queda en borrador, porque la oficina lo rechazaría: {codes}.</translation>
        </message>
        <message>
            <source>The server asks to wait {seconds} seconds.</source>
            <translation>El servidor pide esperar {seconds} segundos.</translation>
        </message>
        <message>
            <source>The server at {url} has no database named {database}.</source>
            <translation>El servidor de {url} no tiene una base de datos llamada {database}.</translation>
        </message>
        <message>
            <source>The server had a fault of its own ({detail}). Nothing was lost.</source>
            <translation>El servidor tuvo una falla propia ({detail}). No se perdió nada.</translation>
        </message>
        <message>
            <source>The server has no field-sales add-on that this version understands ({detail}).</source>
            <translation>El servidor no tiene un complemento de ventas que esta versión entienda ({detail}).</translation>
        </message>
        <message>
            <source>The server is older than what this laptop has already received: a backup was restored there.</source>
            <translation>El servidor está más atrás que lo que esta computadora ya recibió: allí se restauró una copia de seguridad.</translation>
        </message>
        <message>
            <source>The server that answered is not the one this profile was filled from. Nothing was sent or changed.</source>
            <translation>El servidor que respondió no es el de este perfil. No se envió ni cambió nada.</translation>
        </message>
        <message>
            <source>The system keyring is locked or does not answer.</source>
            <translation>El llavero del sistema está bloqueado o no responde.</translation>
        </message>
        <message>
            <source>There is a central CRM in {folder} already; it was left as it is.</source>
            <translation>Ya hay un CRM central en {folder}; quedó como estaba.</translation>
        </message>
        <message>
            <source>There is no central CRM in {folder}.</source>
            <translation>No hay un CRM central en {folder}.</translation>
        </message>
        <message>
            <source>There is no system keyring here, so a passphrase has to protect the data.</source>
            <translation>Aquí no hay llavero del sistema; una frase de acceso debe proteger los datos.</translation>
        </message>
        <message>
            <source>There is no {kind} with the id {id} in this profile.</source>
            <translation>En este perfil no hay un registro {kind} con el id {id}.</translation>
        </message>
        <message>
            <source>This laptop and the office still differ in: {kinds}. Nothing was lost.</source>
            <translation>Esta computadora y la oficina todavía difieren en: {kinds}. No se perdió nada.</translation>
        </message>
        <message>
            <source>This profile is already open in another window or process.</source>
            <translation>Este perfil ya está abierto en otra ventana o proceso.</translation>
        </message>
        <message>
            <source>This profile is an older copy of itself: the office has already heard more from this laptop.</source>
            <translation>Este perfil es una copia anterior: la oficina ya recibió más cosas de esta computadora.</translation>
        </message>
        <message>
            <source>This profile was written by a newer version of the app ({found}).</source>
            <translation>Este perfil lo escribió una versión más nueva de la aplicación ({found}).</translation>
        </message>
        <message>
            <source>Try again; if it repeats, save the log for support.</source>
            <translation>Intentar de nuevo; si se repite, guardar el registro para soporte.</translation>
        </message>
        <message>
            <source>Unlock it and try again.</source>
            <translation>Desbloquearlo e intentar de nuevo.</translation>
        </message>
        <message>
            <source>Use that window, or close it and try again.</source>
            <translation>Usar esa ventana, o cerrarla e intentar de nuevo.</translation>
        </message>
        <message>
            <source>Wait for it to finish and try again.</source>
            <translation>Esperar a que termine e intentar de nuevo.</translation>
        </message>
        <message>
            <source>What answered at {url} is not the CRM: a sign-in page of the network, or another address.</source>
            <translation>Lo que respondió en {url} no es el CRM: una página de acceso de la red u otra dirección.</translation>
        </message>
        <message>
            <source>What is unsent could not be written to {path}: {detail}. Nothing was changed.</source>
            <translation>Lo no enviado no se pudo escribir en {path}: {detail}. No se cambió nada.</translation>
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
            <translation>Activo</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Importe</translation>
        </message>
        <message>
            <source>Answer due</source>
            <translation>Respuesta hasta</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>Aprobación</translation>
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
            <translation>Categorías</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Categoría</translation>
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
            <translation>Salida</translation>
        </message>
        <message>
            <source>City</source>
            <translation>Ciudad</translation>
        </message>
        <message>
            <source>Closes</source>
            <translation>Cierra</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Código</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Comentario</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contacto</translation>
        </message>
        <message>
            <source>Country</source>
            <translation>País</translation>
        </message>
        <message>
            <source>Credit limit</source>
            <translation>Límite de crédito</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Moneda</translation>
        </message>
        <message>
            <source>Customer since</source>
            <translation>Cliente desde</translation>
        </message>
        <message>
            <source>Customer's reference</source>
            <translation>Referencia del cliente</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <source>Decimals of the unit</source>
            <translation>Decimales de la unidad</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Por defecto</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Entrega</translation>
        </message>
        <message>
            <source>Delivery address</source>
            <translation>Dirección de entrega</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Descripción</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>Descuento</translation>
        </message>
        <message>
            <source>Done at</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Vence</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Duración</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Correo</translation>
        </message>
        <message>
            <source>Ends on</source>
            <translation>Termina</translation>
        </message>
        <message>
            <source>Figures of</source>
            <translation>Cifras de</translation>
        </message>
        <message>
            <source>Fixed appointment</source>
            <translation>Cita fija</translation>
        </message>
        <message>
            <source>For deliveries</source>
            <translation>Para entregas</translation>
        </message>
        <message>
            <source>For invoices</source>
            <translation>Para facturas</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>Fórmula</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Influence</source>
            <translation>Influencia</translation>
        </message>
        <message>
            <source>Invoice address</source>
            <translation>Dirección de facturación</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Línea</translation>
        </message>
        <message>
            <source>Line of business</source>
            <translation>Actividad</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Lista</translation>
        </message>
        <message>
            <source>May be written to</source>
            <translation>Acepta correos</translation>
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
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Neto</translation>
        </message>
        <message>
            <source>Net price</source>
            <translation>Precio neto</translation>
        </message>
        <message>
            <source>Next on</source>
            <translation>Próximo paso el</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Próximo paso</translation>
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
            <translation>Abierto</translation>
        </message>
        <message>
            <source>Opening hours</source>
            <translation>Horario</translation>
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
            <translation>Responsable</translation>
        </message>
        <message>
            <source>Payment term</source>
            <translation>Plazo de pago</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Teléfono</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>Previsto</translation>
        </message>
        <message>
            <source>Postal code</source>
            <translation>Código postal</translation>
        </message>
        <message>
            <source>Potential</source>
            <translation>Potencial</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Precio</translation>
        </message>
        <message>
            <source>Price list</source>
            <translation>Lista de precios</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Probabilidad</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Producto</translation>
        </message>
        <message>
            <source>Provisional number</source>
            <translation>Número provisorio</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Cantidad</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Tasa</translation>
        </message>
        <message>
            <source>Reason lost</source>
            <translation>Motivo de la pérdida</translation>
        </message>
        <message>
            <source>Remarks of the office</source>
            <translation>Observaciones de la oficina</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Función</translation>
        </message>
        <message>
            <source>Segment</source>
            <translation>Segmento</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>Secuencia</translation>
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
            <translation>Resuelto</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>Etapa</translation>
        </message>
        <message>
            <source>Starts on</source>
            <translation>Empieza</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Stock</translation>
        </message>
        <message>
            <source>Stock of</source>
            <translation>Stock de</translation>
        </message>
        <message>
            <source>Street</source>
            <translation>Calle</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Asunto</translation>
        </message>
        <message>
            <source>Substitute</source>
            <translation>Sustituto</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Etiquetas</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Impuesto</translation>
        </message>
        <message>
            <source>Tax exempt</source>
            <translation>Exento de impuestos</translation>
        </message>
        <message>
            <source>Tax id</source>
            <translation>Identificación fiscal</translation>
        </message>
        <message>
            <source>Taxes</source>
            <translation>Impuestos</translation>
        </message>
        <message>
            <source>Taxes included</source>
            <translation>Impuestos incluidos</translation>
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
            <translation>Unidad</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Visita</translation>
        </message>
        <message>
            <source>Visit every</source>
            <translation>Visitar cada</translation>
        </message>
        <message>
            <source>Website</source>
            <translation>Sitio web</translation>
        </message>
    </context>
    <context>
        <name>files</name>
        <message>
            <source>It goes up once {record} is at the office.</source>
            <translation>Sube en cuanto {record} esté en la oficina.</translation>
        </message>
        <message>
            <source>It is larger than the office takes.</source>
            <translation>Es más grande de lo que la oficina acepta.</translation>
        </message>
        <message>
            <source>Its record is no longer there.</source>
            <translation>Su registro ya no está.</translation>
        </message>
        <message>
            <source>Its record is no longer yours.</source>
            <translation>Su registro ya pertenece a otra persona.</translation>
        </message>
        <message>
            <source>The office does not let you add files to this record.</source>
            <translation>La oficina no permite agregar archivos a este registro.</translation>
        </message>
        <message>
            <source>The office does not take files that would run as programs.</source>
            <translation>La oficina no acepta archivos que se ejecutarían como programas.</translation>
        </message>
        <message>
            <source>The server cannot take this one. The others go on.</source>
            <translation>El servidor no puede con este. Los demás siguen.</translation>
        </message>
        <message>
            <source>at the office</source>
            <translation>en la oficina</translation>
        </message>
        <message>
            <source>at the office, and here</source>
            <translation>en la oficina y aquí</translation>
        </message>
        <message>
            <source>being looked up</source>
            <translation>se está averiguando</translation>
        </message>
        <message>
            <source>on its way</source>
            <translation>en camino</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>rechazado</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>en espera</translation>
        </message>
        <message>
            <source>waits for a free network</source>
            <translation>espera una red sin costo</translation>
        </message>
        <message>
            <source>waits for its record</source>
            <translation>espera su registro</translation>
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
                <numerusform>%n día</numerusform>
                <numerusform>%n días</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>hace %n día</numerusform>
                <numerusform>hace %n días</numerusform>
            </translation>
        </message>
        <message>
            <source>dddd d MMMM</source>
            <translation>dddd d 'de' MMMM</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nunca</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>now</source>
            <translation>ahora</translation>
        </message>
        <message>
            <source>today</source>
            <translation>hoy</translation>
        </message>
        <message>
            <source>tomorrow</source>
            <translation>mañana</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>sí</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>ayer</translation>
        </message>
    </context>
    <context>
        <name>matching</name>
        <message>
            <source>City</source>
            <translation>Ciudad</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Cliente</translation>
        </message>
        <message>
            <source>It has no tax id.</source>
            <translation>No tiene identificación fiscal.</translation>
        </message>
        <message>
            <source>Several have this tax id.</source>
            <translation>Varios con esta identificación.</translation>
        </message>
        <message>
            <source>Tax id</source>
            <translation>CUIT / NIF</translation>
        </message>
        <message>
            <source>The other side has no such tax id.</source>
            <translation>No está en el otro sistema.</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Dónde</translation>
        </message>
        <message>
            <source>Why it is not matched</source>
            <translation>Por qué no se reconoce</translation>
        </message>
        <message>
            <source>here</source>
            <translation>aquí</translation>
        </message>
    </context>
    <context>
        <name>operation</name>
        <message numerus="yes">
            <source>%n field(s) changed</source>
            <translation>
                <numerusform>%n campo cambiado</numerusform>
                <numerusform>%n campos cambiados</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n línea</numerusform>
                <numerusform>%n líneas</numerusform>
            </translation>
        </message>
        <message>
            <source>It is in a courier's file; the next round asks the office about it.</source>
            <translation>Está en el archivo de un mensajero; la próxima ronda pregunta por ello a la oficina.</translation>
        </message>
        <message>
            <source>It is larger than the office takes.</source>
            <translation>Es más grande de lo que la oficina admite.</translation>
        </message>
        <message>
            <source>It refers to something the office does not know.</source>
            <translation>Se refiere a algo que la oficina no conoce.</translation>
        </message>
        <message>
            <source>Own fields</source>
            <translation>Campos propios</translation>
        </message>
        <message>
            <source>The office already has it.</source>
            <translation>La oficina ya lo tiene.</translation>
        </message>
        <message>
            <source>The office no longer lets this user see the record.</source>
            <translation>La oficina ya no deja ver el registro a este usuario.</translation>
        </message>
        <message>
            <source>The office's record is called {title} now; it may be another one.</source>
            <translation>En la oficina ese registro se llama ahora {title}; puede ser otro.</translation>
        </message>
        <message>
            <source>The system for it does not know this customer yet: {title}</source>
            <translation>El sistema que lo recibe todavía no conoce a este cliente: {title}</translation>
        </message>
        <message>
            <source>Waits for: {title}</source>
            <translation>Espera a: {title}</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>con cambios</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>borrado</translation>
        </message>
        <message>
            <source>new</source>
            <translation>nuevo</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>sí</translation>
        </message>
    </context>
    <context>
        <name>order</name>
        <message numerus="yes">
            <source>%n article(s) discontinued</source>
            <translation>
                <numerusform>%n artículo discontinuado</numerusform>
                <numerusform>%n artículos discontinuados</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n article(s) not known here</source>
            <translation>
                <numerusform>%n artículo desconocido aquí</numerusform>
                <numerusform>%n artículos desconocidos aquí</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) below the minimum</source>
            <translation>
                <numerusform>%n línea bajo el mínimo</numerusform>
                <numerusform>%n líneas bajo el mínimo</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) not in whole packs</source>
            <translation>
                <numerusform>%n línea sin pack completo</numerusform>
                <numerusform>%n líneas sin pack completo</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) to be approved</source>
            <translation>
                <numerusform>%n línea a aprobar</numerusform>
                <numerusform>%n líneas a aprobar</numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Cannot go yet&lt;/b&gt;</source>
            <translation>&lt;b&gt;Todavía no puede salir&lt;/b&gt;</translation>
        </message>
        <message>
            <source>&lt;b&gt;Cannot go yet&lt;/b&gt;: see line {number}</source>
            <translation>&lt;b&gt;Todavía no puede salir&lt;/b&gt;: ver línea {number}</translation>
        </message>
        <message>
            <source>A discount is between 0 and 100</source>
            <translation>Un descuento está entre 0 y 100</translation>
        </message>
        <message>
            <source>A quantity of at least 1 is missing</source>
            <translation>Falta una cantidad de al menos 1</translation>
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
            <translation>Discontinuado: la oficina ya no lo vende</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>Descuento</translation>
        </message>
        <message>
            <source>Over the limit of {limit}: needs approval</source>
            <translation>Supera el límite de {limit}: queda a aprobar</translation>
        </message>
        <message>
            <source>Over the limit of {limit}: will be refused</source>
            <translation>Supera el límite de {limit}: será rechazado</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Precio</translation>
        </message>
        <message>
            <source>Price changed since it was noted: it was {shown}</source>
            <translation>El precio cambió desde que se anotó: era {shown}</translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;goes as it is&lt;/b&gt;</source>
            <translation>Probable: &lt;b&gt;entra así&lt;/b&gt;</translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;goes with a delay&lt;/b&gt; in line {number}</source>
            <translation>Probable: &lt;b&gt;entra con demora&lt;/b&gt; en la línea {number}</translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;the office will ask about credit&lt;/b&gt;</source>
            <translation>Probable: &lt;b&gt;la oficina preguntará por el crédito&lt;/b&gt;</translation>
        </message>
        <message>
            <source>Probably: &lt;b&gt;waits for approval&lt;/b&gt;</source>
            <translation>Probable: &lt;b&gt;espera aprobación&lt;/b&gt;</translation>
        </message>
        <message>
            <source>Quantities</source>
            <translation>Cantidades</translation>
        </message>
        <message>
            <source>Quantity break: from {quantity} {unit}</source>
            <translation>Escala: desde {quantity} {unit}</translation>
        </message>
        <message>
            <source>Sold by the {unit}, with {digits} decimals</source>
            <translation>Se vende por {unit}, con {digits} decimales</translation>
        </message>
        <message>
            <source>Sold in packs of {multiple}</source>
            <translation>Se vende de a {multiple}</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Stock</translation>
        </message>
        <message>
            <source>The minimum is {minimum}</source>
            <translation>El mínimo es {minimum}</translation>
        </message>
        <message>
            <source>The price list has no price for it; the office cannot take it</source>
            <translation>La lista no tiene precio para esto; la oficina no puede tomarlo</translation>
        </message>
        <message>
            <source>The stock is not known</source>
            <translation>No se conoce el stock</translation>
        </message>
        <message>
            <source>This article is not in the catalogue on this laptop</source>
            <translation>Este artículo no está en el catálogo de este equipo</translation>
        </message>
        <message>
            <source>This quantity cannot be meant</source>
            <translation>Esta cantidad no puede ser</translation>
        </message>
        <message>
            <source>as on the list</source>
            <translation>según la lista</translation>
        </message>
        <message numerus="yes">
            <source>changed in %n line(s)</source>
            <translation>
                <numerusform>cambió en %n línea</numerusform>
                <numerusform>cambió en %n líneas</numerusform>
            </translation>
        </message>
        <message>
            <source>dated in the future</source>
            <translation>con fecha futura</translation>
        </message>
        <message>
            <source>enough for all lines</source>
            <translation>alcanza para todas las líneas</translation>
        </message>
        <message numerus="yes">
            <source>fractions in %n line(s)</source>
            <translation>
                <numerusform>fracciones en %n línea</numerusform>
                <numerusform>fracciones en %n líneas</numerusform>
            </translation>
        </message>
        <message>
            <source>in order</source>
            <translation>en regla</translation>
        </message>
        <message numerus="yes">
            <source>missing in %n line(s)</source>
            <translation>
                <numerusform>falta en %n línea</numerusform>
                <numerusform>falta en %n líneas</numerusform>
            </translation>
        </message>
        <message>
            <source>no account</source>
            <translation>sin cliente</translation>
        </message>
        <message>
            <source>no address known</source>
            <translation>sin dirección conocida</translation>
        </message>
        <message>
            <source>no limit set</source>
            <translation>sin límite fijado</translation>
        </message>
        <message>
            <source>no lines yet</source>
            <translation>todavía sin líneas</translation>
        </message>
        <message>
            <source>no number yet</source>
            <translation>sin número aún</translation>
        </message>
        <message numerus="yes">
            <source>none in %n line(s)</source>
            <translation>
                <numerusform>sin precio en %n línea</numerusform>
                <numerusform>sin precio en %n líneas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>not between 0 and 100 in %n line(s)</source>
            <translation>
                <numerusform>fuera de 0 a 100 en %n línea</numerusform>
                <numerusform>fuera de 0 a 100 en %n líneas</numerusform>
            </translation>
        </message>
        <message>
            <source>not known</source>
            <translation>no se conoce</translation>
        </message>
        <message numerus="yes">
            <source>not known for %n line(s)</source>
            <translation>
                <numerusform>se desconoce en %n línea</numerusform>
                <numerusform>se desconoce en %n líneas</numerusform>
            </translation>
        </message>
        <message>
            <source>over by {amount}</source>
            <translation>excede en {amount}</translation>
        </message>
        <message numerus="yes">
            <source>over the limit in %n line(s)</source>
            <translation>
                <numerusform>sobre el límite en %n línea</numerusform>
                <numerusform>sobre el límite en %n líneas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>short in %n line(s)</source>
            <translation>
                <numerusform>falta en %n línea</numerusform>
                <numerusform>falta en %n líneas</numerusform>
            </translation>
        </message>
        <message>
            <source>the account is closed</source>
            <translation>el cliente está cerrado</translation>
        </message>
        <message>
            <source>the address is not this account's</source>
            <translation>la dirección no es de este cliente</translation>
        </message>
        <message>
            <source>the delivery date has passed</source>
            <translation>la fecha de entrega ya pasó</translation>
        </message>
        <message numerus="yes">
            <source>too large in %n line(s)</source>
            <translation>
                <numerusform>demasiado en %n línea</numerusform>
                <numerusform>demasiado en %n líneas</numerusform>
            </translation>
        </message>
        <message>
            <source>within the limit</source>
            <translation>dentro del límite</translation>
        </message>
        <message>
            <source>{amount} left</source>
            <translation>quedan {amount}</translation>
        </message>
        <message>
            <source>{amount} overdue</source>
            <translation>{amount} vencidos</translation>
        </message>
        <message>
            <source>{missing} short at the office</source>
            <translation>faltan {missing} en la oficina</translation>
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
            <translation>Administración</translation>
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
            <translation>Prueba</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Sincronización</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoy</translation>
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
            <translation>¿Próximo paso?</translation>
        </message>
        <message>
            <source>What came of it?</source>
            <translation>¿Qué resultó?</translation>
        </message>
        <message>
            <source>Which account?</source>
            <translation>¿Qué cliente?</translation>
        </message>
        <message>
            <source>ends the visit under way</source>
            <translation>cierra la visita en curso</translation>
        </message>
        <message>
            <source>its clock starts at {time}</source>
            <translation>su plazo corre desde las {time}</translation>
        </message>
        <message>
            <source>next step</source>
            <translation>próximo paso</translation>
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
                <numerusform>Entran %n clientes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s) leave</source>
            <translation>
                <numerusform>Sale %n cliente</numerusform>
                <numerusform>Salen %n clientes</numerusform>
            </translation>
        </message>
        <message>
            <source>Accounts of the segments {names}, and of none</source>
            <translation>Clientes de los segmentos {names}, y de ninguno</translation>
        </message>
        <message>
            <source>No archived accounts</source>
            <translation>Sin clientes archivados</translation>
        </message>
        <message>
            <source>Only own records</source>
            <translation>Solo registros propios</translation>
        </message>
        <message>
            <source>Products of {names}</source>
            <translation>Productos de {names}</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>Registros</translation>
        </message>
        <message>
            <source>Unsent, kept: {what}</source>
            <translation>Sin enviar, se conserva: {what}</translation>
        </message>
        <message>
            <source>about {before} → {after}</source>
            <translation>unos {before} → {after}</translation>
        </message>
        <message>
            <source>{kinds} since {day}</source>
            <translation>{kinds} desde el {day}</translation>
        </message>
    </context>
    <context>
        <name>step</name>
        <message>
            <source>Address found</source>
            <translation>Dirección encontrada</translation>
        </message>
        <message>
            <source>Check address and port: what answers there is not this CRM, or the CRM is not running.</source>
            <translation>Revisar dirección y puerto: lo que responde allí no es este CRM, o el CRM no está en marcha.</translation>
        </message>
        <message>
            <source>Check database, user and password; an API key may have expired.</source>
            <translation>Revisar base de datos, usuario y contraseña; una clave de API puede haber vencido.</translation>
        </message>
        <message>
            <source>Check the proxy's address and sign-in, or write none.</source>
            <translation>Revisar la dirección del proxy y su acceso, o escribir none.</translation>
        </message>
        <message>
            <source>Check the spelling of the address, and whether this network reaches the server (VPN, Wi-Fi).</source>
            <translation>Revisar cómo está escrita la dirección y si esta red llega al servidor (VPN, Wi-Fi).</translation>
        </message>
        <message>
            <source>Clocks agree</source>
            <translation>Los relojes coinciden</translation>
        </message>
        <message>
            <source>In the CRM, give this user the right to create and write what is named.</source>
            <translation>En el CRM, dar a este usuario permiso de crear y escribir lo que se nombra.</translation>
        </message>
        <message>
            <source>In the CRM, give this user the right to read the kinds that are named.</source>
            <translation>En el CRM, dar a este usuario permiso de leer las clases que se nombran.</translation>
        </message>
        <message>
            <source>Reading works</source>
            <translation>La lectura funciona</translation>
        </message>
        <message>
            <source>Renew the server's certificate, or name a file with the certificates of the company's own authority here.</source>
            <translation>Renovar el certificado del servidor, o indicar aquí un archivo con los certificados de la autoridad propia de la empresa.</translation>
        </message>
        <message>
            <source>Rights of this user</source>
            <translation>Permisos de este usuario</translation>
        </message>
        <message>
            <source>Secure connection</source>
            <translation>Conexión segura</translation>
        </message>
        <message>
            <source>Set the clock of this laptop or of the server by the network's time; the sync itself works.</source>
            <translation>Poner en hora este equipo o el servidor con la hora de la red; la sincronización funciona igual.</translation>
        </message>
        <message>
            <source>Sign-in accepted</source>
            <translation>Acceso aceptado</translation>
        </message>
        <message>
            <source>The CRM answers</source>
            <translation>El CRM responde</translation>
        </message>
        <message>
            <source>The CRM's version or an add-on does not fit; ask whoever looks after it.</source>
            <translation>La versión del CRM o un complemento no corresponde; consultar a quien lo mantiene.</translation>
        </message>
        <message>
            <source>Way through the network</source>
            <translation>Camino por la red</translation>
        </message>
        <message>
            <source>Writing works</source>
            <translation>La escritura funciona</translation>
        </message>
    </context>
    <context>
        <name>sync</name>
        <message numerus="yes">
            <source>%n file(s) wait to be sent; everything else is at the office.</source>
            <translation>
                <numerusform>%n archivo espera ser enviado; todo lo demás está en la oficina.</numerusform>
                <numerusform>%n archivos esperan ser enviados; todo lo demás está en la oficina.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n go(es) by itself as soon as there is a connection.</source>
            <translation>
                <numerusform>%n va sola en cuanto haya conexión.</numerusform>
                <numerusform>%n van solas en cuanto haya conexión.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n is (are) on the way and need(s) nobody.</source>
            <translation>
                <numerusform>%n va en camino y no requiere nada.</numerusform>
                <numerusform>%n van en camino y no requieren nada.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need(s) you</source>
            <translation>
                <numerusform>%n requiere atención</numerusform>
                <numerusform>%n requieren atención</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) wait to be sent to the office.</source>
            <translation>
                <numerusform>%n cosa espera ir a la oficina.</numerusform>
                <numerusform>%n cosas esperan ir a la oficina.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&lt;b&gt;%n need(s) you.&lt;/b&gt;</source>
            <translation>
                <numerusform>&lt;b&gt;%n requiere atención.&lt;/b&gt;</numerusform>
                <numerusform>&lt;b&gt;%n requieren atención.&lt;/b&gt;</numerusform>
            </translation>
        </message>
        <message>
            <source>Asking the office</source>
            <translation>Consultando a la oficina</translation>
        </message>
        <message>
            <source>Comparing with the office</source>
            <translation>Comparando con la oficina</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Todo</translation>
        </message>
        <message>
            <source>Everything done today is at the office: {done} of {made}.</source>
            <translation>Todo lo hecho hoy está en la oficina: {done} de {made}.</translation>
        </message>
        <message>
            <source>Everything typed is saved and encrypted on this laptop.</source>
            <translation>Todo lo escrito está guardado y cifrado en este equipo.</translation>
        </message>
        <message>
            <source>It is tried again by itself.</source>
            <translation>Se reintenta solo.</translation>
        </message>
        <message>
            <source>Not synchronised yet</source>
            <translation>Todavía sin sincronizar</translation>
        </message>
        <message>
            <source>Nothing waits: this laptop and the office agree.</source>
            <translation>Nada espera: este equipo y la oficina coinciden.</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Sin conexión</translation>
        </message>
        <message>
            <source>Offline · data of {when}</source>
            <translation>Sin conexión · datos de {when}</translation>
        </message>
        <message>
            <source>Offline · {count} to send, safe</source>
            <translation>Sin conexión · {count} por enviar, a salvo</translation>
        </message>
        <message>
            <source>Open Sync to see what and why.</source>
            <translation>Abrir Sincronización para ver qué y por qué.</translation>
        </message>
        <message>
            <source>Open Sync to see what and why; the rest goes on by itself.</source>
            <translation>Abrir Sincronización para ver qué y por qué; lo demás sigue solo.</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>En pausa</translation>
        </message>
        <message>
            <source>Paused · {count} to send, safe</source>
            <translation>En pausa · {count} por enviar, a salvo</translation>
        </message>
        <message>
            <source>Preparing the search</source>
            <translation>Preparando la búsqueda</translation>
        </message>
        <message>
            <source>Receiving</source>
            <translation>Recibiendo</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>Enviando</translation>
        </message>
        <message>
            <source>Sending files</source>
            <translation>Enviando archivos</translation>
        </message>
        <message>
            <source>Sending files: {done} of {total}</source>
            <translation>Enviando archivos: {done} de {total}</translation>
        </message>
        <message>
            <source>Sending {done} of {total}</source>
            <translation>Enviando {done} de {total}</translation>
        </message>
        <message>
            <source>Sync needs you</source>
            <translation>La sincronización requiere atención</translation>
        </message>
        <message>
            <source>Synchronising</source>
            <translation>Sincronizando</translation>
        </message>
        <message>
            <source>Up to date · {time}</source>
            <translation>Al día · {time}</translation>
        </message>
        <message>
            <source>being looked up</source>
            <translation>en consulta</translation>
        </message>
        <message>
            <source>customer not matched</source>
            <translation>cliente sin reconocer</translation>
        </message>
        <message>
            <source>discarded</source>
            <translation>descartado</translation>
        </message>
        <message>
            <source>on its way</source>
            <translation>en camino</translation>
        </message>
        <message>
            <source>received</source>
            <translation>recibido</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>rechazado</translation>
        </message>
        <message>
            <source>to send, safe</source>
            <translation>por enviar, a salvo</translation>
        </message>
        <message>
            <source>two versions</source>
            <translation>dos versiones</translation>
        </message>
        <message>
            <source>waits for another</source>
            <translation>espera a otro</translation>
        </message>
        <message>
            <source>with the courier</source>
            <translation>con el mensajero</translation>
        </message>
        <message>
            <source>{count} to send</source>
            <translation>{count} por enviar</translation>
        </message>
        <message>
            <source>{count} to send, safe</source>
            <translation>{count} por enviar, a salvo</translation>
        </message>
        <message>
            <source>{done} of the {made} things done are at the office.</source>
            <translation>{done} de las {made} cosas hechas están en la oficina.</translation>
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
            <translation>Caso por responder</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Elegir</translation>
        </message>
        <message>
            <source>Coverage A</source>
            <translation>Cobertura A</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>Fija</translation>
        </message>
        <message>
            <source>Free credit</source>
            <translation>Crédito libre</translation>
        </message>
        <message>
            <source>Go on with the visit</source>
            <translation>Seguir visita</translation>
        </message>
        <message>
            <source>Inside since {time}</source>
            <translation>Adentro desde {time}</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>Cumplida</translation>
        </message>
        <message>
            <source>Last order</source>
            <translation>Último pedido</translation>
        </message>
        <message>
            <source>Mend</source>
            <translation>Reparar</translation>
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
            <translation>Promesa sin respuesta</translation>
        </message>
        <message>
            <source>Refused by the office</source>
            <translation>Rechazado por la oficina</translation>
        </message>
        <message>
            <source>Sales of {month}</source>
            <translation>Venta de {month}</translation>
        </message>
        <message>
            <source>Since {when}</source>
            <translation>Desde {when}</translation>
        </message>
        <message>
            <source>Take order</source>
            <translation>Tomar pedido</translation>
        </message>
        <message>
            <source>The office changed it meanwhile. Both versions are kept.</source>
            <translation>La oficina lo cambió mientras tanto. Se conservan las dos versiones.</translation>
        </message>
        <message>
            <source>The week</source>
            <translation>La semana</translation>
        </message>
        <message>
            <source>Two versions</source>
            <translation>Dos versiones</translation>
        </message>
        <message>
            <source>Visits</source>
            <translation>Visitas</translation>
        </message>
        <message>
            <source>Visits with order</source>
            <translation>Visitas con pedido</translation>
        </message>
        <message>
            <source>a year ago {amount}</source>
            <translation>hace un año {amount}</translation>
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
            <translation>de {planned} previstas este mes</translation>
        </message>
        <message>
            <source>to send</source>
            <translation>por enviar</translation>
        </message>
        <message>
            <source>without tax, to today</source>
            <translation>sin impuestos, hasta hoy</translation>
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
                <numerusform>{kind}: %n con cambios</numerusform>
                <numerusform>{kind}: %n con cambios</numerusform>
            </translation>
        </message>
        <message>
            <source>{n} of {all} in rhythm</source>
            <translation>{n} de {all} en su ritmo</translation>
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
                <numerusform>%n contacto</numerusform>
                <numerusform>%n contactos</numerusform>
            </translation>
        </message>
        <message>
            <source>Without a date</source>
            <translation>Sin fecha</translation>
        </message>
        <message>
            <source>delivery {day}</source>
            <translation>entrega {day}</translation>
        </message>
        <message>
            <source>to send</source>
            <translation>por enviar</translation>
        </message>
        <message>
            <source>under way</source>
            <translation>en curso</translation>
        </message>
    </context>
    <context>
        <name>visit</name>
        <message>
            <source>Inside since {time} · {age}</source>
            <translation>Adentro desde {time} · {age}</translation>
        </message>
        <message>
            <source>Taken on this visit</source>
            <translation>Hecho en esta visita</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message numerus="yes">
            <source>&lt;b&gt;%n day(s) without a visit&lt;/b&gt;, the rhythm is {every}</source>
            <translation>
                <numerusform>&lt;b&gt;%n día sin visita&lt;/b&gt;, su ritmo es {every}</numerusform>
                <numerusform>&lt;b&gt;%n días sin visita&lt;/b&gt;, su ritmo es {every}</numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Appointment&lt;/b&gt;: {subject}</source>
            <translation>&lt;b&gt;Cita&lt;/b&gt;: {subject}</translation>
        </message>
        <message>
            <source>&lt;b&gt;Due today&lt;/b&gt; by its rhythm of {every} days</source>
            <translation>&lt;b&gt;Toca hoy&lt;/b&gt; por su ritmo de {every} días</translation>
        </message>
        <message>
            <source>&lt;b&gt;Fixed appointment&lt;/b&gt;</source>
            <translation>&lt;b&gt;Cita fija&lt;/b&gt;</translation>
        </message>
        <message>
            <source>&lt;b&gt;Missed&lt;/b&gt;, was planned for {day}</source>
            <translation>&lt;b&gt;No se hizo&lt;/b&gt;, estaba prevista para {day}</translation>
        </message>
        <message>
            <source>&lt;b&gt;Never visited&lt;/b&gt;</source>
            <translation>&lt;b&gt;Nunca visitado&lt;/b&gt;</translation>
        </message>
        <message>
            <source>&lt;b&gt;Open case&lt;/b&gt;: {subject}</source>
            <translation>&lt;b&gt;Caso abierto&lt;/b&gt;: {subject}</translation>
        </message>
        <message numerus="yes">
            <source>&lt;b&gt;Promise %n day(s) overdue&lt;/b&gt;: {subject}</source>
            <translation>
                <numerusform>&lt;b&gt;Promesa con %n día de atraso&lt;/b&gt;: {subject}</numerusform>
                <numerusform>&lt;b&gt;Promesa con %n días de atraso&lt;/b&gt;: {subject}</numerusform>
            </translation>
        </message>
        <message>
            <source>&lt;b&gt;Promised for today&lt;/b&gt;: {subject}</source>
            <translation>&lt;b&gt;Prometido para hoy&lt;/b&gt;: {subject}</translation>
        </message>
        <message>
            <source>&lt;b&gt;To do&lt;/b&gt;: {subject}</source>
            <translation>&lt;b&gt;Por hacer&lt;/b&gt;: {subject}</translation>
        </message>
        <message>
            <source>&lt;b&gt;Under way&lt;/b&gt; since {time}</source>
            <translation>&lt;b&gt;En curso&lt;/b&gt; desde {time}</translation>
        </message>
        <message>
            <source>Planned for today</source>
            <translation>Prevista para hoy</translation>
        </message>
        <message>
            <source>not visited</source>
            <translation>sin visitas</translation>
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
