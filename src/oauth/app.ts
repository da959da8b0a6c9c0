/** Where a client registration comes from: made in the Connect Dashboard, or issued by the support before 2019. */
export type AppKind = 'internal' | 'legacy';

/** A client registration (RFC 6749 section 2). SECRET: holds the client secret; it never leaves the background. */
export interface App {
  readonly id: string;
  readonly label: string;
  readonly environmentId: string;
  readonly kind: AppKind;
  readonly clientId: string;
  readonly clientSecret: string;
  /** ms since the epoch; apps are listed in this order */
  readonly addedAt: number;
}
