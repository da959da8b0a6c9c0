import type { SandboxDatabase } from '../database/open-database.ts';
import type { Role, SandboxAccount, SandboxApp, SandboxAppKind, SandboxUser } from './account.ts';
import { derivedPin, derivedSecret, hashPassword, randomSecret, SECRET_LENGTH } from './secrets.ts';

export interface User {
  readonly id: number;
  readonly accountId: number;
  readonly email: string;
  readonly passwordHash: string;
  readonly pinHash: string;
  readonly role: Role;
}

export interface StoredApp {
  readonly id: number;
  readonly accountId: number;
  readonly label: string;
  readonly kind: SandboxAppKind;
  readonly clientId: string;
  readonly clientSecret: string;
  /** scope of the password grant (legacy apps) */
  readonly scope: string;
}

/** Accounts, users, apps and token sets. Their tokens are in the token store. */
export interface AccountStore {
  addAccount(name: string): number;
  addUser(accountId: number, email: string, role: Role): number;
  addApp(
    accountId: number,
    app: { readonly label: string; readonly kind: SandboxAppKind; readonly scope?: string },
  ): number;
  addTokenSet(appId: number, userId: number, set: { readonly label: string; readonly scope: string }): number;
  findApp(clientId: string): StoredApp | undefined;
  findUser(email: string): User | undefined;
  /** The ids of every app or token set with this label: labels are not unique. */
  idsOf(kind: 'app' | 'token_set', label: string): readonly number[];
  /** Deletes an app or a token set with all its tokens at once. */
  remove(kind: 'app' | 'token_set', id: number): boolean;
  describe(): readonly SandboxAccount[];
}

/** Marks a hash that was not computed yet. */
const UNHASHED = '';

export function openAccountStore(database: SandboxDatabase): AccountStore {
  // Another one once a snapshot is loaded.
  const seed = () => readSeed(database);
  seed();
  const insertAccount = database.query('INSERT INTO account (name) VALUES (?)');
  const insertUser = database.query(
    'INSERT INTO user (account_id, email, password_hash, pin_hash, role) VALUES (?, ?, ?, ?, ?)',
  );
  const insertApp = database.query(
    'INSERT INTO app (account_id, label, kind, client_id, client_secret, scope) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertSet = database.query(
    'INSERT INTO token_set (app_id, user_id, label, scope) VALUES (?, ?, ?, ?)',
  );
  const selectApp = database.query<StoredApp>(
    `SELECT id, account_id AS accountId, label, kind, client_id AS clientId, client_secret AS clientSecret, scope
     FROM app WHERE client_id = ?`,
  );
  const selectUser = database.query<User>(
    'SELECT id, account_id AS accountId, email, password_hash AS passwordHash, pin_hash AS pinHash, role FROM user WHERE email = ?',
  );
  return {
    addAccount: (name) => insertAccount.insert(name),
    addUser: (accountId, email, role) => insertUser.insert(accountId, email, UNHASHED, UNHASHED, role),
    addApp: (accountId, { label, kind, scope }) => {
      const id = randomSecret(SECRET_LENGTH.clientId);
      const secret = randomSecret(SECRET_LENGTH.clientSecret);
      return insertApp.insert(accountId, label, kind, id, secret, scope ?? '');
    },
    addTokenSet: (appId, userId, { label, scope }) => insertSet.insert(appId, userId, label, scope),
    findApp: (clientId) => selectApp.get(clientId),
    findUser: (email) => {
      const user = selectUser.get(email);
      return user?.passwordHash === UNHASHED ? hashSecrets(database, seed(), user) : user;
    },
    idsOf: (kind, label) =>
      database
        .query<{ id: number }>(`SELECT id FROM ${kind} WHERE label = ? ORDER BY id`)
        .all(label)
        .map(({ id }) => id),
    remove: (kind, id) => database.query(`DELETE FROM ${kind} WHERE id = ?`).run(id) > 0,
    describe: () => describeAccounts(database, seed()),
  };
}

/** Hashing is slow on purpose, so the secrets of seeded users are hashed when a user first logs in. */
function hashSecrets(database: SandboxDatabase, seed: string, user: User): User {
  const passwordHash = hashPassword(passwordOf(seed, user.email));
  const pinHash = hashPassword(pinOf(seed, user.email));
  database
    .query('UPDATE user SET password_hash = ?, pin_hash = ? WHERE id = ?')
    .run(passwordHash, pinHash, user.id);
  return { ...user, passwordHash, pinHash };
}

function passwordOf(seed: string, email: string): string {
  return derivedSecret(seed, `password ${email}`);
}

function pinOf(seed: string, email: string): string {
  return derivedPin(seed, `pin ${email}`);
}

function readSeed(database: SandboxDatabase): string {
  const select = database.query<{ value: string }>("SELECT value FROM meta WHERE key = 'seed'");
  const known = select.get();
  if (known) return known.value;
  return database.transaction(() => {
    const row = select.get();
    if (row) return row.value;
    const seed = randomSecret(40);
    database.query("INSERT INTO meta (key, value) VALUES ('seed', ?)").run(seed);
    return seed;
  });
}

function describeAccounts(database: SandboxDatabase, seed: string): readonly SandboxAccount[] {
  const accounts = database
    .query<{ id: number; name: string }>('SELECT id, name FROM account ORDER BY id')
    .all();
  const users = database.query<{ email: string; role: Role }>(
    'SELECT email, role FROM user WHERE account_id = ? ORDER BY id',
  );
  const apps = database.query<StoredApp>(
    `SELECT id, label, kind, client_id AS clientId, client_secret AS clientSecret FROM app
     WHERE account_id = ? ORDER BY id`,
  );
  return accounts.map(({ id, name }) => ({
    name,
    users: users.all(id).map(
      ({ email, role }): SandboxUser => ({
        email,
        password: passwordOf(seed, email),
        pin: pinOf(seed, email),
        role,
      }),
    ),
    apps: apps.all(id).map((app) => describeApp(database, app)),
  }));
}

function describeApp(database: SandboxDatabase, app: StoredApp): SandboxApp {
  const sets = database.query<{ label: string; scope: string; accessToken: string; refreshToken: string }>(
    `SELECT s.label, s.scope,
       coalesce((SELECT access_token FROM token_pair a WHERE a.token_set_id = s.id AND ended_at IS NULL
                   AND generation = (SELECT max(generation) FROM token_pair WHERE token_set_id = s.id)
                 ORDER BY nth DESC LIMIT 1), '') AS accessToken,
       coalesce((SELECT refresh_token FROM token_pair r WHERE r.token_set_id = s.id AND retired_at IS NULL AND nth = 0
                   AND generation = (SELECT max(generation) FROM token_pair WHERE token_set_id = s.id)), '')
         AS refreshToken
     FROM token_set s WHERE s.app_id = ? ORDER BY s.id`,
  );
  return {
    label: app.label,
    kind: app.kind,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    tokenSets: sets.all(app.id).map(({ label, scope, accessToken, refreshToken }) => ({
      label,
      scope,
      accessToken,
      refreshToken,
    })),
  };
}
