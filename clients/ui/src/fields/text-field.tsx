import { Textarea, TextInput } from '@mantine/core';
import type { ComponentProps } from 'react';
import css from './fields.module.css';

export interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What the value is for, under the label. */
  help?: string | undefined;
  /** What is wrong with it, under the field. */
  error?: string | undefined;
  disabled?: boolean;
  required?: boolean;
}

interface TextProps extends FieldProps {
  name: string;
  type?: 'text' | 'email' | 'date' | 'number';
  autoComplete?: string;
  inputMode?: ComponentProps<'input'>['inputMode'];
  maxLength?: number;
  placeholder?: string;
  autoFocus?: boolean;
}

/** One line of text; e-mail addresses are neither capitalised nor spell-checked. */
export function TextField({ onChange, help, value, type = 'text', ...rest }: TextProps) {
  const plain = type === 'email' ? { autoCapitalize: 'none', spellCheck: false } : {};
  return (
    <TextInput
      {...rest}
      {...plain}
      type={type}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      description={help}
      withAsterisk={false}
      classNames={{ root: css.control ?? '', label: css.label ?? '', description: css.help ?? '' }}
    />
  );
}

/** Some lines of text. */
export function LongField({ onChange, help, value, ...rest }: Omit<TextProps, 'type' | 'inputMode'>) {
  return (
    <Textarea
      {...rest}
      value={value}
      rows={3}
      size="lg"
      onChange={(event) => onChange(event.currentTarget.value)}
      description={help}
      withAsterisk={false}
      classNames={{ root: css.control ?? '', label: css.label ?? '', description: css.help ?? '' }}
    />
  );
}
