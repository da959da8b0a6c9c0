/** Where a CoreAPI lives. `origin` has no trailing slash and no default port. */
export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
}

/** The one environment that is built in. Source: https://api-docs.inventorum.com/api/main.html (base URL). */
export const PRODUCTION: Environment = {
  id: 'production',
  name: 'Production',
  origin: 'https://app.inventorum.com',
};

/** Everything the API serves lies under this path. */
export const API_PATH = '/api/';

/** The token endpoint's path. Source: https://api-docs.inventorum.com/api/authentication.html */
export const TOKEN_PATH = '/api/auth/token/';

/** The absolute address of an environment's token endpoint. */
export function tokenEndpoint(environment: Environment): string {
  return environment.origin + TOKEN_PATH;
}
