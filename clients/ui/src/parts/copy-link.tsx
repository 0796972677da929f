import { Check, Copy, MessageCircle } from 'lucide-react';
import { useId, useState } from 'react';
import { useT } from '../phrases.ts';
import { Button, ButtonLink } from './button.tsx';
import css from './copy-link.module.css';
import { toast } from './toasts.ts';

interface Props {
  label: string;
  text: string;
  /** The words around it when it is shared by WhatsApp; without them only copying is offered. */
  message?: string;
}

/** A link or a secret to be handed on: selected at a tap, copied, shared. */
export function CopyLink({ label, text, message }: Props) {
  const t = useT();
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard?.writeText(text).then(
      () => {
        setCopied(true);
        toast({ tone: 'ok', text: t('office.copy.done') });
      },
      // Forbidden: the text stays selected in its field.
      () => document.getElementById(id)?.focus(),
    );
  };
  const share = message && `https://wa.me/?text=${encodeURIComponent(`${message} ${text}`)}`;
  return (
    <div className={css.copy}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <input
        id={id}
        readOnly
        value={text}
        className={css.text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={css.actions}>
        <Button onClick={copy}>
          {copied ? <Check aria-hidden size={20} /> : <Copy aria-hidden size={20} />}
          {t(copied ? 'office.copy.again' : 'office.copy.copy')}
        </Button>
        {share && (
          <ButtonLink href={share} target="_blank" rel="noopener noreferrer">
            <MessageCircle aria-hidden size={20} />
            {t('office.copy.whatsapp')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
