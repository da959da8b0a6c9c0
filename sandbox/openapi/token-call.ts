import type { Contract } from '../contract/contract.ts';

export function isTokenCall({ template }: Contract): boolean {
  return template === '/auth/token/';
}

/** The form of both grants. Each field has its example, because importers ignore the form's own. */
export const TOKEN_REQUEST = {
  required: true,
  content: {
    'application/x-www-form-urlencoded': {
      schema: {
        type: 'object',
        properties: {
          grant_type: {
            type: 'string',
            enum: ['refresh_token', 'password'],
            description: '`password` for apps that were issued before 2019, with the e-mail of the owner',
            example: 'refresh_token',
          },
          refresh_token: { type: 'string', description: 'grant `refresh_token`', example: 'REFRESH_TOKEN' },
          username: { type: 'string', description: 'grant `password`', example: 'olivia@teehaus.test' },
          password: { type: 'string', description: 'grant `password`', example: 'PASSWORD' },
          scope: {
            type: 'string',
            description: 'fewer scopes than were granted, separated by spaces',
            example: 'orders:read products:read',
          },
        },
        required: ['grant_type'],
      },
      examples: {
        refresh: {
          summary: 'Refresh token grant',
          value: { grant_type: 'refresh_token', refresh_token: 'REFRESH_TOKEN' },
        },
        password: {
          summary: 'Password grant, for apps that were issued before 2019',
          value: { grant_type: 'password', username: 'olivia@teehaus.test', password: 'PASSWORD' },
        },
      },
    },
  },
} as const;

/** Source: RFC 6749 section 5.2; the bare code, like the server's library (oauthlib) sends it. */
function schemaOfCodes(codes: readonly string[]) {
  return {
    type: 'object',
    properties: { error: { type: 'string', enum: codes }, error_description: { type: 'string' } },
    required: ['error'],
  };
}

const REFUSED = schemaOfCodes([
  ...['invalid_request', 'invalid_grant', 'unauthorized_client'],
  ...['unsupported_grant_type', 'invalid_scope'],
]);

export const TOKEN_REFUSALS = {
  400: {
    description:
      'The grant is refused: the refresh token is unknown, used up or revoked, or the request is not right',
    content: { 'application/json': { schema: REFUSED, example: { error: 'invalid_grant' } } },
  },
  401: {
    description: 'Client id or client secret is wrong',
    content: {
      'application/json': { schema: schemaOfCodes(['invalid_client']), example: { error: 'invalid_client' } },
    },
  },
} as const;
