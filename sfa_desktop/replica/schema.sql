-- Generated from the entities by `make schema`; a test keeps it current.

CREATE TABLE account (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	code TEXT DEFAULT '' NOT NULL, 
	tax_id TEXT DEFAULT '' NOT NULL, 
	city TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	email TEXT DEFAULT '' NOT NULL, 
	website TEXT DEFAULT '' NOT NULL, 
	segment TEXT DEFAULT '' NOT NULL, 
	potential TEXT DEFAULT '' NOT NULL, 
	lifecycle TEXT DEFAULT '' NOT NULL, 
	trade TEXT DEFAULT '' NOT NULL, 
	tags TEXT DEFAULT '[]' NOT NULL, 
	visit_every INTEGER, 
	opening_hours TEXT DEFAULT '' NOT NULL, 
	owner TEXT DEFAULT '' NOT NULL, 
	price_list_id TEXT, 
	payment_term TEXT DEFAULT '' NOT NULL, 
	tax_exempt INTEGER DEFAULT 0 NOT NULL, 
	credit_limit INTEGER, 
	balance INTEGER, 
	overdue INTEGER, 
	figures_at TEXT, 
	since TEXT, 
	notes TEXT DEFAULT '' NOT NULL, 
	active INTEGER DEFAULT 1 NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT account_id UNIQUE (id)
);

CREATE INDEX account_by_city_sort ON account (city, sort);

CREATE INDEX account_by_code ON account (code);

CREATE INDEX account_by_segment_sort ON account (segment, sort);

CREATE INDEX account_by_sort_active_segment_potential_lifecycle_visit_every_overdue_balance_city_id ON account (sort, active, segment, potential, lifecycle, visit_every, overdue, balance, city, id);

CREATE INDEX account_by_tax_id ON account (tax_id);

CREATE TABLE address (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	account_id TEXT, 
	name TEXT DEFAULT '' NOT NULL, 
	street TEXT DEFAULT '' NOT NULL, 
	postal_code TEXT DEFAULT '' NOT NULL, 
	city TEXT DEFAULT '' NOT NULL, 
	country TEXT DEFAULT '' NOT NULL, 
	invoice INTEGER DEFAULT 0 NOT NULL, 
	delivery INTEGER DEFAULT 0 NOT NULL, 
	active INTEGER DEFAULT 1 NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT address_id UNIQUE (id)
);

CREATE INDEX address_by_account_id ON address (account_id);

CREATE TABLE alias (
	kind TEXT NOT NULL, 
	derived TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (kind, derived)
)
 WITHOUT ROWID;

CREATE INDEX alias_key ON alias (kind, "key");

CREATE TABLE attachment (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	record_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	media_type TEXT DEFAULT '' NOT NULL, 
	size INTEGER DEFAULT 0 NOT NULL, 
	sha256 TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	state TEXT NOT NULL, 
	sent INTEGER DEFAULT 0 NOT NULL, 
	attempts INTEGER DEFAULT 0 NOT NULL, 
	code TEXT DEFAULT '' NOT NULL, 
	message TEXT DEFAULT '' NOT NULL, 
	created_at TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID;

CREATE INDEX attachment_record ON attachment (kind, record_id);

CREATE INDEX attachment_state ON attachment (state, created_at);

CREATE TABLE attachment_part (
	sha256 TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (sha256, number)
);

CREATE TABLE "case" (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	account_id TEXT, 
	contact_id TEXT, 
	visit_id TEXT, 
	order_id TEXT, 
	number TEXT DEFAULT '' NOT NULL, 
	subject TEXT DEFAULT '' NOT NULL, 
	type TEXT DEFAULT 'complaint' NOT NULL, 
	severity TEXT DEFAULT 'normal' NOT NULL, 
	state TEXT DEFAULT 'open' NOT NULL, 
	opened_at TEXT, 
	due_at TEXT, 
	solved_at TEXT, 
	notes TEXT DEFAULT '' NOT NULL, 
	owner TEXT DEFAULT '' NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT case_id UNIQUE (id)
);

CREATE INDEX case_by_account_id ON "case" (account_id);

CREATE INDEX case_by_order_id ON "case" (order_id);

CREATE INDEX case_by_state_due_at ON "case" (state, due_at);

CREATE INDEX case_by_visit_id ON "case" (visit_id);

CREATE TABLE contact (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	account_id TEXT, 
	name TEXT DEFAULT '' NOT NULL, 
	role TEXT DEFAULT '' NOT NULL, 
	influence TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	mobile TEXT DEFAULT '' NOT NULL, 
	email TEXT DEFAULT '' NOT NULL, 
	may_mail INTEGER DEFAULT 0 NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	active INTEGER DEFAULT 1 NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT contact_id UNIQUE (id)
);

CREATE INDEX contact_by_account_id ON contact (account_id);

CREATE INDEX contact_by_sort ON contact (sort);

CREATE TABLE counterpart (
	endpoint TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	remote_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	code TEXT NOT NULL, 
	city TEXT NOT NULL, 
	tax_id TEXT NOT NULL, 
	plain_tax_id TEXT NOT NULL, 
	active INTEGER NOT NULL, 
	terms TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (endpoint, "key")
)
 WITHOUT ROWID;

CREATE TABLE custom_field (
	kind TEXT NOT NULL, 
	code TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	type TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	required INTEGER NOT NULL, 
	PRIMARY KEY (kind, code)
)
 WITHOUT ROWID;

CREATE TABLE fact (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
)
 WITHOUT ROWID;

CREATE TABLE feed (
	kind TEXT NOT NULL, 
	cursor TEXT DEFAULT '' NOT NULL, 
	as_of TEXT, 
	verified_at TEXT, 
	verified INTEGER, 
	bulk INTEGER DEFAULT 0 NOT NULL, 
	"indexed" INTEGER DEFAULT 0 NOT NULL, 
	PRIMARY KEY (kind)
)
 WITHOUT ROWID;

CREATE TABLE kept_value (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	record_id TEXT NOT NULL, 
	field TEXT NOT NULL, 
	value TEXT NOT NULL, 
	winner TEXT NOT NULL, 
	side TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	operation TEXT DEFAULT '' NOT NULL, 
	at TEXT NOT NULL, 
	restored_at TEXT DEFAULT '' NOT NULL
);

CREATE INDEX kept_value_at ON kept_value (at);

CREATE INDEX kept_value_record ON kept_value (kind, record_id);

CREATE TABLE ledger (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	event TEXT NOT NULL, 
	operation TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	record TEXT NOT NULL, 
	data TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (seq)
);

CREATE INDEX ledger_record ON ledger (record);

CREATE TABLE oddity (
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	"row" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (kind, "key")
)
 WITHOUT ROWID;

CREATE TABLE office_row (
	kind TEXT NOT NULL, 
	record_id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	remote_id TEXT NOT NULL, 
	synced_at TEXT, 
	gone TEXT DEFAULT '' NOT NULL, 
	"values" TEXT NOT NULL, 
	"before" TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (kind, record_id)
)
 WITHOUT ROWID;

CREATE TABLE operation (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	group_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	record_id TEXT NOT NULL, 
	action TEXT NOT NULL, 
	"values" TEXT NOT NULL, 
	base_version INTEGER DEFAULT 0 NOT NULL, 
	base TEXT DEFAULT '{}' NOT NULL, 
	schema_version INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	attempts INTEGER DEFAULT 0 NOT NULL, 
	attempt_id TEXT DEFAULT '' NOT NULL, 
	code TEXT DEFAULT '' NOT NULL, 
	message TEXT DEFAULT '' NOT NULL, 
	line TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	created_at TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	UNIQUE (id)
);

CREATE INDEX operation_group ON operation (group_id) WHERE state NOT IN ('done', 'discarded');

CREATE INDEX operation_open ON operation (kind, record_id) WHERE state NOT IN ('done', 'discarded');

CREATE INDEX operation_state ON operation (state, seq);

CREATE TABLE opportunity (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	account_id TEXT, 
	contact_id TEXT, 
	number TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	stage TEXT DEFAULT 'lead' NOT NULL, 
	amount INTEGER, 
	probability INTEGER, 
	started_on TEXT, 
	close_on TEXT, 
	lost_reason TEXT DEFAULT '' NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	owner TEXT DEFAULT '' NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT opportunity_id UNIQUE (id)
);

CREATE INDEX opportunity_by_account_id ON opportunity (account_id);

CREATE INDEX opportunity_by_stage_close_on ON opportunity (stage, close_on);

CREATE TABLE "order" (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	account_id TEXT, 
	number TEXT DEFAULT '' NOT NULL, 
	provisional TEXT DEFAULT '' NOT NULL, 
	reference TEXT DEFAULT '' NOT NULL, 
	state TEXT DEFAULT 'draft' NOT NULL, 
	ordered_on TEXT, 
	deliver_on TEXT, 
	contact_id TEXT, 
	visit_id TEXT, 
	invoice_address_id TEXT, 
	delivery_address_id TEXT, 
	price_list_id TEXT, 
	currency TEXT DEFAULT '' NOT NULL, 
	net INTEGER, 
	tax INTEGER, 
	total INTEGER, 
	approval TEXT DEFAULT '' NOT NULL, 
	remarks TEXT DEFAULT '[]' NOT NULL, 
	comment TEXT DEFAULT '' NOT NULL, 
	owner TEXT DEFAULT '' NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT order_id UNIQUE (id)
);

CREATE INDEX order_by_account_id_state_ordered_on_net ON "order" (account_id, state, ordered_on, net);

CREATE INDEX order_by_number ON "order" (number);

CREATE INDEX order_by_ordered_on_state_net ON "order" (ordered_on, state, net);

CREATE INDEX order_by_provisional ON "order" (provisional);

CREATE INDEX order_by_visit_id ON "order" (visit_id);

CREATE TABLE order_line (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	order_id TEXT, 
	sequence INTEGER, 
	product_id TEXT, 
	description TEXT DEFAULT '' NOT NULL, 
	quantity INTEGER, 
	unit TEXT DEFAULT '' NOT NULL, 
	base_price INTEGER, 
	discount INTEGER, 
	unit_price INTEGER, 
	net INTEGER, 
	note TEXT DEFAULT '' NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT order_line_id UNIQUE (id)
);

CREATE INDEX order_line_by_product_id ON order_line (product_id);

CREATE INDEX order_line_of ON order_line (order_id);

CREATE TABLE price_list (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	currency TEXT DEFAULT '' NOT NULL, 
	basis TEXT DEFAULT '' NOT NULL, 
	tax_included INTEGER DEFAULT 0 NOT NULL, 
	"default" INTEGER DEFAULT 0 NOT NULL, 
	active INTEGER DEFAULT 1 NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT price_list_id UNIQUE (id)
);

CREATE TABLE price_rule (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	price_list_id TEXT, 
	sequence INTEGER, 
	product_id TEXT, 
	category_key TEXT DEFAULT '' NOT NULL, 
	quantity INTEGER, 
	starts_on TEXT, 
	ends_on TEXT, 
	formula TEXT DEFAULT '' NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT price_rule_id UNIQUE (id)
);

CREATE INDEX price_rule_by_price_list_id_product_id ON price_rule (price_list_id, product_id);

CREATE INDEX price_rule_by_product_id ON price_rule (product_id);

CREATE TABLE product (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	code TEXT DEFAULT '' NOT NULL, 
	barcode TEXT DEFAULT '' NOT NULL, 
	category TEXT DEFAULT '' NOT NULL, 
	category_keys TEXT DEFAULT '[]' NOT NULL, 
	brand TEXT DEFAULT '' NOT NULL, 
	unit TEXT DEFAULT '' NOT NULL, 
	unit_digits INTEGER, 
	list_price INTEGER, 
	tax_ids TEXT DEFAULT '[]' NOT NULL, 
	stock INTEGER, 
	stock_at TEXT, 
	minimum INTEGER, 
	multiple INTEGER, 
	substitute_id TEXT, 
	active INTEGER DEFAULT 1 NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT product_id UNIQUE (id)
);

CREATE INDEX product_by_barcode ON product (barcode);

CREATE INDEX product_by_code ON product (code);

CREATE INDEX product_by_sort ON product (sort);

CREATE TABLE resolution (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	record_id TEXT NOT NULL, 
	take TEXT NOT NULL, 
	"conflict" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	undone_at TEXT DEFAULT '' NOT NULL
);

CREATE INDEX resolution_record ON resolution (kind, record_id);

CREATE TABLE sync_round (
	seq INTEGER NOT NULL, 
	started_at TEXT NOT NULL, 
	ended_at TEXT NOT NULL, 
	report TEXT NOT NULL, 
	PRIMARY KEY (seq)
);

CREATE TABLE task (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	account_id TEXT, 
	visit_id TEXT, 
	subject TEXT DEFAULT '' NOT NULL, 
	type TEXT DEFAULT 'todo' NOT NULL, 
	state TEXT DEFAULT 'open' NOT NULL, 
	due_on TEXT, 
	due_time TEXT DEFAULT '' NOT NULL, 
	done_at TEXT, 
	notes TEXT DEFAULT '' NOT NULL, 
	owner TEXT DEFAULT '' NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT task_id UNIQUE (id)
);

CREATE INDEX task_by_account_id ON task (account_id);

CREATE INDEX task_by_state_due_on ON task (state, due_on);

CREATE INDEX task_by_visit_id ON task (visit_id);

CREATE TABLE tax (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	type TEXT DEFAULT '' NOT NULL, 
	rate INTEGER, 
	active INTEGER DEFAULT 1 NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT tax_id UNIQUE (id)
);

CREATE TABLE unindexed (
	doc INTEGER NOT NULL, 
	PRIMARY KEY (doc)
);

CREATE TABLE visit (
	rid INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	endpoint TEXT DEFAULT '' NOT NULL, 
	remote_id TEXT DEFAULT '' NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	synced_at TEXT, 
	pending INTEGER DEFAULT 0 NOT NULL, 
	sort TEXT DEFAULT '' NOT NULL, 
	account_id TEXT, 
	contact_id TEXT, 
	subject TEXT DEFAULT '' NOT NULL, 
	channel TEXT DEFAULT 'visit' NOT NULL, 
	state TEXT DEFAULT 'planned' NOT NULL, 
	planned_at TEXT, 
	fixed INTEGER DEFAULT 0 NOT NULL, 
	started_at TEXT, 
	ended_at TEXT, 
	minutes INTEGER, 
	outcome TEXT DEFAULT '' NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	next_step TEXT DEFAULT '' NOT NULL, 
	next_on TEXT, 
	owner TEXT DEFAULT '' NOT NULL, 
	custom TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (rid), 
	CONSTRAINT visit_id UNIQUE (id)
);

CREATE INDEX visit_by_account_id_state_started_at_planned_at ON visit (account_id, state, started_at, planned_at);

CREATE INDEX visit_by_planned_at ON visit (planned_at);

CREATE INDEX visit_by_started_at ON visit (started_at);

CREATE INDEX visit_by_state_planned_at_account_id ON visit (state, planned_at, account_id);

CREATE TABLE word (
	seq INTEGER NOT NULL, 
	word TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (word)
);

CREATE VIRTUAL TABLE search USING fts5(name, detail, prose, content='', contentless_delete=1, detail=column, tokenize="unicode61 remove_diacritics 2", prefix='1 2 3 4');

INSERT INTO search(search, rank) VALUES ('automerge', 8);

INSERT INTO search(search, rank) VALUES ('hashsize', 4000000);

CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
