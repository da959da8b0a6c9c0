import { useState } from 'preact/hooks';
import { useLanguage } from '../../../../ui/language/language.ts';

/** Bitmaps alone: they hold no scripts, and nothing that is fetched. */
const PICTURE = /^image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon)(?:;|$)/i;

export function isPicture(mimeType: string): boolean {
  return PICTURE.test(mimeType);
}

/** A picture from the bytes that were received: the panel's policy lets it load nothing from anywhere. */
export function Picture({ base64, mimeType }: { base64: string; mimeType: string }) {
  const { say } = useLanguage();
  const [size, setSize] = useState<string | null>(null);
  const [type = ''] = mimeType.split(';');
  return (
    <figure class="picture">
      <img
        src={`data:${type.trim()};base64,${base64}`}
        alt={say('pictureAlt')}
        data-testid="picture"
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setSize(`${naturalWidth} × ${naturalHeight}`)
        }
        onError={() => setSize(say('pictureBroken'))}
      />
      <figcaption class="muted">{size}</figcaption>
    </figure>
  );
}
