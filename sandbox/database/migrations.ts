import { WHOLE_API_TABLES } from './whole-api-tables.ts';

/** The migrations of the tables, oldest first. A released migration is never edited: add another one. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;

  CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    pin_hash TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'staff'))
  ) STRICT;

  CREATE TABLE app (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('internal', 'legacy')),
    client_id TEXT NOT NULL UNIQUE,
    client_secret TEXT NOT NULL,
    scope TEXT NOT NULL -- what the password grant gives; empty for internal apps, which have no such grant
  ) STRICT;

  CREATE TABLE token_set (
    id INTEGER PRIMARY KEY,
    app_id INTEGER NOT NULL REFERENCES app (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    scope TEXT NOT NULL
  ) STRICT;

  -- Times are ms since the epoch. Retired: replaced by the next generation, or revoked.
  CREATE TABLE refresh_token (
    token TEXT PRIMARY KEY,
    token_set_id INTEGER NOT NULL REFERENCES token_set (id) ON DELETE CASCADE,
    generation INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    retired_at INTEGER,
    revoked INTEGER NOT NULL DEFAULT 0,
    UNIQUE (token_set_id, generation)
  ) STRICT;
  CREATE UNIQUE INDEX one_living_refresh_token ON refresh_token (token_set_id) WHERE retired_at IS NULL;

  CREATE TABLE access_token (
    token TEXT PRIMARY KEY,
    token_set_id INTEGER NOT NULL REFERENCES token_set (id) ON DELETE CASCADE,
    generation INTEGER NOT NULL,
    scope TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER -- rotated away or revoked
  ) STRICT;
  CREATE INDEX access_token_of_set ON access_token (token_set_id, generation);

  CREATE TABLE tax_type (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    tax_rate TEXT NOT NULL, -- three decimals, as the API prints it
    UNIQUE (account_id, tax_rate)
  ) STRICT;

  CREATE TABLE product (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    inv_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    price TEXT NOT NULL, -- net, ten decimals
    gross_price TEXT NOT NULL,
    tax_type_id INTEGER NOT NULL REFERENCES tax_type (id),
    quantity TEXT NOT NULL,
    in_shop INTEGER NOT NULL,
    details TEXT NOT NULL, -- JSON: the fields that no query looks at
    modified_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX product_of_account ON product (account_id, id);

  CREATE TABLE shop_order (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    state INTEGER NOT NULL, -- bit mask
    channel TEXT NOT NULL,
    details TEXT NOT NULL, -- JSON: notes, customer, shipment, payments
    added_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    completed_at INTEGER
  ) STRICT;
  CREATE INDEX order_of_account ON shop_order (account_id, id);

  CREATE TABLE order_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id INTEGER NOT NULL REFERENCES shop_order (id) ON DELETE CASCADE,
    product_id INTEGER REFERENCES product (id) ON DELETE SET NULL,
    name TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit_gross_price TEXT NOT NULL,
    tax_rate TEXT NOT NULL
  ) STRICT;
  CREATE INDEX item_of_order ON order_item (order_id);
  `,
  WHOLE_API_TABLES,
  `
  -- Newest first in both columns: otherwise each page of changes sorts all of them.
  DROP INDEX product_by_change;
  CREATE INDEX product_by_change ON product (account_id, modified_at, id);

  -- Otherwise a refresh looks at every earlier access token of its set.
  CREATE INDEX living_access_token ON access_token (token_set_id) WHERE ended_at IS NULL;
  `,
  `
  -- With every column that a list of products or their number asks for: otherwise it reads the table, and so no kept list
  -- outlives the change of any product.
  DROP INDEX product_of_account;
  CREATE INDEX product_of_account ON product (account_id, parent_id, id);
  `,
  `
  -- One row for the tokens of one answer: a refresh writes half as many pages as with a table for each kind of token.
  -- Times are ms since the epoch. Retired: the refresh token was replaced by the next generation, or revoked. Ended: the
  -- access token was.
  CREATE TABLE token_pair (
    refresh_token TEXT UNIQUE, -- null: a further access token beside the refresh token of its generation
    access_token TEXT NOT NULL UNIQUE,
    token_set_id INTEGER NOT NULL REFERENCES token_set (id) ON DELETE CASCADE,
    generation INTEGER NOT NULL,
    nth INTEGER NOT NULL, -- answer of its generation; 0 has the refresh token
    scope TEXT NOT NULL, -- of the access token
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    retired_at INTEGER,
    ended_at INTEGER,
    revoked INTEGER NOT NULL DEFAULT 0,
    UNIQUE (token_set_id, generation, nth),
    CHECK ((nth = 0) = (refresh_token IS NOT NULL))
  ) STRICT;
  INSERT INTO token_pair
    SELECT iif(a.nth = 0, r.token, NULL), a.token, a.token_set_id, a.generation, a.nth, a.scope, a.issued_at,
      a.expires_at, iif(a.nth = 0, r.retired_at, NULL), a.ended_at, r.revoked
    FROM (SELECT *, rowid AS id, row_number() OVER (PARTITION BY token_set_id, generation ORDER BY rowid) - 1 AS nth
          FROM access_token) a
      JOIN refresh_token r ON r.token_set_id = a.token_set_id AND r.generation = a.generation
    ORDER BY a.id;
  DROP TABLE access_token;
  DROP TABLE refresh_token;
  -- Access tokens that outlive their refresh token, or never had one. A rotation makes none, and so does not write it.
  CREATE INDEX stray_access_token ON token_pair (token_set_id)
    WHERE ended_at IS NULL AND (retired_at IS NOT NULL OR nth > 0);
  `,
];
