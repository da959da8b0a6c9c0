/** The roles of a shop's users, with the permissions that recorded answers name. */
export type Role = 'owner' | 'manager' | 'staff';

export type Permission =
  | 'can_edit_product'
  | 'can_delete_product'
  | 'can_adjust_inventory'
  | 'accounts.change_account';

const PERMISSIONS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set([
    'can_edit_product',
    'can_delete_product',
    'can_adjust_inventory',
    'accounts.change_account',
  ]),
  manager: new Set(['can_edit_product', 'can_adjust_inventory']),
  staff: new Set(),
};

/** Whether a role may do something. Which role holds which permission is assumed; the names are recorded. */
export function isPermitted(role: Role, permission: Permission): boolean {
  return PERMISSIONS[role].has(permission);
}

export type SandboxAppKind = 'internal' | 'legacy';

/** A shop with everything a client needs to reach it, as `--json` prints it. SECRET. */
export interface SandboxAccount {
  readonly name: string;
  readonly users: readonly SandboxUser[];
  readonly apps: readonly SandboxApp[];
}

export interface SandboxUser {
  readonly email: string;
  readonly password: string;
  readonly pin: string;
  readonly role: Role;
}

export interface SandboxApp {
  readonly label: string;
  readonly kind: SandboxAppKind;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenSets: readonly SandboxTokenSet[];
}

export interface SandboxTokenSet {
  readonly label: string;
  readonly scope: string;
  /** the newest ones; empty once revoked */
  readonly accessToken: string;
  readonly refreshToken: string;
}
