/** The tables of the log-in and of every further resource. Times are ms since the epoch. */
export const WHOLE_API_TABLES = `
  -- A PIN token is what the password brings; an access token is what the PIN brings.
  CREATE TABLE login_token (
    token TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('pin', 'access')),
    expires_at INTEGER NOT NULL,
    wrong_pins INTEGER NOT NULL DEFAULT 0,
    ended_at INTEGER
  ) STRICT;

  CREATE TABLE picture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    key TEXT NOT NULL UNIQUE, -- its address; whoever knows it may look
    type INTEGER NOT NULL,
    base64 TEXT NOT NULL
  ) STRICT;

  CREATE TABLE category (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES category (id) ON DELETE SET NULL,
    name TEXT NOT NULL,
    hint TEXT,
    channel TEXT NOT NULL,
    picture_id INTEGER REFERENCES picture (id) ON DELETE SET NULL
  ) STRICT;
  CREATE INDEX category_of_account ON category (account_id, id);
  CREATE INDEX category_of_parent ON category (parent_id);

  ALTER TABLE product ADD COLUMN parent_id INTEGER REFERENCES product (id) ON DELETE CASCADE;
  ALTER TABLE product ADD COLUMN added_at INTEGER NOT NULL DEFAULT 0;
  DROP INDEX product_of_account;
  CREATE INDEX product_of_account ON product (account_id, id) WHERE parent_id IS NULL;
  CREATE INDEX product_of_parent ON product (parent_id) WHERE parent_id IS NOT NULL;
  CREATE INDEX product_by_change ON product (account_id, modified_at DESC, id);

  CREATE TABLE deleted_product (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    deleted_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX deleted_product_by_time ON deleted_product (account_id, deleted_at, id);

  CREATE TABLE product_category (
    product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    category_id INTEGER NOT NULL REFERENCES category (id) ON DELETE CASCADE,
    PRIMARY KEY (product_id, category_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX product_in_category ON product_category (category_id, product_id);

  CREATE TABLE product_picture (
    product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    picture_id INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (product_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX product_of_picture ON product_picture (picture_id);

  CREATE TABLE product_state (
    product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    details TEXT NOT NULL, -- JSON
    PRIMARY KEY (product_id, channel)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE stock_change (
    id INTEGER PRIMARY KEY,
    product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    quantity TEXT NOT NULL, -- signed, two decimals
    date TEXT NOT NULL, -- dd.mm.yyyy, as it came
    note TEXT,
    price TEXT, -- of one piece, when bought
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX stock_change_of_product ON stock_change (product_id);

  CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    channel INTEGER NOT NULL,
    details TEXT NOT NULL -- JSON
  ) STRICT;
  CREATE INDEX customer_of_account ON customer (account_id, id);

  ALTER TABLE shop_order ADD COLUMN invoice_number TEXT NOT NULL DEFAULT '';
  CREATE INDEX order_by_change ON shop_order (account_id, modified_at, id);
  CREATE INDEX order_by_channel ON shop_order (account_id, channel, modified_at, id);
  CREATE INDEX item_of_product ON order_item (product_id);

  CREATE TABLE goods_return (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    order_id INTEGER NOT NULL REFERENCES shop_order (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, -- counts within the account
    return_type INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (account_id, number)
  ) STRICT;
  CREATE INDEX return_by_time ON goods_return (account_id, created_at, id);
  CREATE INDEX return_of_order ON goods_return (order_id);

  CREATE TABLE return_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    return_id INTEGER NOT NULL REFERENCES goods_return (id) ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES order_item (id) ON DELETE CASCADE,
    quantity TEXT NOT NULL -- two decimals
  ) STRICT;
  CREATE INDEX item_of_return ON return_item (return_id);
  CREATE INDEX return_of_item ON return_item (item_id);

  -- The cash book. Amounts have ten decimals; the balance is their running sum.
  CREATE TABLE ledger_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    entry_id INTEGER NOT NULL, -- counts within the account
    booked_at INTEGER NOT NULL,
    document TEXT NOT NULL,
    reason TEXT NOT NULL,
    tax_type TEXT, -- '19%'; null for a payment split over several rates
    tax_amount TEXT,
    credit TEXT NOT NULL,
    debit TEXT NOT NULL,
    balance TEXT NOT NULL, -- after this entry
    UNIQUE (account_id, entry_id)
  ) STRICT;
  CREATE INDEX ledger_by_time ON ledger_entry (account_id, booked_at, id);

  -- Counts of the long lists, so that their first page costs the same however long they are.
  CREATE TABLE tally (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    list TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (account_id, list)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO tally SELECT account_id, 'products', count(*) FROM product WHERE parent_id IS NULL GROUP BY account_id;
  INSERT INTO tally SELECT account_id, 'orders', count(*) FROM shop_order GROUP BY account_id;
  CREATE TRIGGER product_added AFTER INSERT ON product WHEN new.parent_id IS NULL BEGIN
    INSERT INTO tally VALUES (new.account_id, 'products', 1) ON CONFLICT DO UPDATE SET total = total + 1;
  END;
  CREATE TRIGGER product_removed AFTER DELETE ON product WHEN old.parent_id IS NULL BEGIN
    UPDATE tally SET total = total - 1 WHERE account_id = old.account_id AND list = 'products';
  END;
  CREATE TRIGGER order_added AFTER INSERT ON shop_order BEGIN
    INSERT INTO tally VALUES (new.account_id, 'orders', 1) ON CONFLICT DO UPDATE SET total = total + 1;
  END;
  CREATE TRIGGER order_removed AFTER DELETE ON shop_order BEGIN
    UPDATE tally SET total = total - 1 WHERE account_id = old.account_id AND list = 'orders';
  END;
`;
