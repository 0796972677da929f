import { ApiProblem, isTransient } from '@fastops/device';
import { errorText, Note, ProblemCard } from '@fastops/ui';

/** Why a link does not open, in its own words; the way to ask again where nothing definite was said. */
export function LinkRefused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (!(error instanceof ApiProblem) || isTransient(error))
    return <ProblemCard error={error} onRetry={onRetry} />;
  const { code, status } = error;
  // One that was cut short is refused for its form; for who holds it that is a link that does not serve.
  const said = code.startsWith('identity.') || status === 429 ? code : 'identity.link_unknown';
  return (
    <div role="alert">
      <Note tone="warn">{errorText(said, status)}</Note>
    </div>
  );
}
