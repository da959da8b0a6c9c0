import type { Evidence } from '../../inventorum/evidence.ts';
import type { NotTold } from '../exchange/not-told.ts';
import type { Unreadable } from '../read-error-body.ts';

/** Something worth knowing about an exchange, whatever its verdict. */
export type Notice =
  /** where the answer came from, or why the sent headers are not known */
  | { readonly kind: 'not told'; readonly because: NotTold }
  /** `asked`: page 0 of a list that begins at 1, or page 1 of one that begins at 0 */
  | {
      readonly kind: 'first page';
      readonly asked: number;
      readonly first: number;
      readonly evidence: Evidence;
    }
  /** `got`: number of received rows, null if the body was not read */
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
  /** the server reports that another version served the request */
  | { readonly kind: 'version replaced'; readonly sent: string | null; readonly processed: string }
  /** 202: carried out later */
  | { readonly kind: 'asynchronous' }
  | { readonly kind: 'body unreadable'; readonly because: Unreadable }
  /** it worked although the scope that we expect is not granted */
  | { readonly kind: 'worked without scope'; readonly scope: string };
