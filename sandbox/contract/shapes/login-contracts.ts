import type { Contract } from '../contract.ts';
import { SOURCE } from './sources.ts';

const always = { versions: [3, 13], status: 200, method: 'POST' } as const;

/** The log-in, the token endpoint, and endpoints without a token. */
export const LOGIN_CONTRACTS: readonly Contract[] = [
  {
    ...always,
    template: '/auth/token/',
    summary: 'Trade a refresh token for a new pair of tokens',
    evidence: 'documented',
    source: SOURCE.authentication,
    bodyType: 'form',
    requires: ['grant_type'],
    body: (ids) => ({ grant_type: 'refresh_token', refresh_token: ids.refreshToken }),
    answer: {
      access_token: 'ACCESS_TOKEN',
      token_type: 'Bearer',
      expires_in: 36_000,
      refresh_token: 'REFRESH_TOKEN',
      scope: 'orders:read products:read',
    },
    note: 'HTTP Basic with client id and secret. The refresh token rotates: store the new one each time.',
  },
  {
    ...always,
    template: '/auth/login/',
    summary: 'Trade e-mail and password for a PIN token',
    evidence: 'assumed',
    source: SOURCE.clients,
    bodyType: 'form',
    requires: ['email', 'password'],
    body: ({ email, password }) => ({ email, password }),
    answer: { token: 'PIN_TOKEN' },
  },
  {
    ...always,
    template: '/pin-login/',
    summary: 'Trade PIN token and PIN for an access token',
    evidence: 'assumed',
    source: SOURCE.clients,
    bodyType: 'form',
    requires: ['username', 'pin'],
    body: ({ email, pin }) => ({ username: email, pin }),
    answer: { token: 'TOKEN' },
    note: 'Sent with `Authorization: Token PIN_TOKEN`. Five wrong PINs end the PIN token.',
  },
  {
    ...always,
    template: '/api-auth-token/',
    summary: 'Trade e-mail and password for an access token',
    evidence: 'assumed',
    source: SOURCE.clients,
    requires: ['email', 'password'],
    body: ({ email, password }) => ({ email, password }),
    answer: { token: 'TOKEN' },
  },
  {
    ...always,
    method: 'GET',
    template: '/public/info/attributes/',
    summary: 'Names of attributes, in the language of Accept-Language',
    evidence: 'assumed',
    source: SOURCE.recordings,
    answer: { color: 'Farbe', size: 'Größe', material: 'Material' },
  },
];
