import type { Evidence } from '../../inventorum/evidence.ts';

/** Something worth knowing of an exchange, whatever its verdict. */
export type Notice =
  /** `asked` for page 0 where lists begin at 1, or for page 1 where this list begins at 0 */
  | {
      readonly kind: 'first page';
      readonly asked: number;
      readonly first: number;
      readonly evidence: Evidence;
    }
  /** `got`: how many rows came, null where the body was not read */
  | {
      readonly kind: 'limit cut';
      readonly asked: number;
      readonly most: number;
      readonly got: number | null;
      readonly evidence: Evidence;
    }
  | { readonly kind: 'version missing' }
  | {
      readonly kind: 'version odd';
      readonly sent: string;
      readonly problem: 'no number' | 'out of range' | 'newer than documented';
    }
  /** the server says that another version served the request */
  | { readonly kind: 'version replaced'; readonly sent: string | null; readonly processed: string }
  /** 202: carried out later */
  | { readonly kind: 'asynchronous' }
  | { readonly kind: 'body unreadable'; readonly because: 'too long' | 'not json' | 'no error' }
  /** it worked although the scope that we think is needed is not granted */
  | { readonly kind: 'worked without scope'; readonly scope: string };
