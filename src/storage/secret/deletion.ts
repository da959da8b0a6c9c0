/**
 * A deletion is a journal entry: `pending` can be undone until `until`; `done` is the tombstone that keeps a late
 * answer or a second copy from bringing the record back. Times are ms since the epoch. Holds no secret.
 */
export type Deletion =
  | {
      readonly state: 'pending';
      readonly id: string;
      readonly kind: 'app' | 'token set';
      readonly label: string;
      readonly until: number;
    }
  | { readonly state: 'done'; readonly id: string; readonly at: number };
