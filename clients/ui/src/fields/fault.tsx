import { CircleAlert } from 'lucide-react';
import css from './fields.module.css';

/** What is wrong with a field, in words and not by colour alone. */
export function Fault({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <span id={id} className={css.fault}>
      <CircleAlert aria-hidden size={16} />
      {text}
    </span>
  );
}
