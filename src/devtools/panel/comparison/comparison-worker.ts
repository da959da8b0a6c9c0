import { type BodiesJob, compareBodies } from '../../../diagnosis/comparison/compare-bodies.ts';

addEventListener('message', ({ data }: MessageEvent<BodiesJob>) => {
  postMessage(compareBodies(data));
});
