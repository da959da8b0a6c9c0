/** The roles of a shop's users; recorded answers name their permissions. */
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

/** Whether a role has a permission. Which role holds which permission is assumed; the names are recorded. */
export function isPermitted(role: Role, permission: Permission): boolean {
  return PERMISSIONS[role].has(permission);
}

export type SandboxAppKind = 'internal' | 'legacy';

/** A shop with everything that a client needs, as printed by `--json`. SECRET. */
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
  /** the newest one; empty once revoked */
  readonly accessToken: string;
  readonly refreshToken: string;
}
