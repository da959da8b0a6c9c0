/** A call by its method and its path template. */
export function CallName({ method, template }: { method: string; template: string }) {
  return (
    <code class="call-name">
      <b>{method}</b> {template}
    </code>
  );
}
