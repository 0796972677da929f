import { Component, type ReactNode } from 'react';
import { say } from '../phrases.ts';
import { ProblemCard } from './states.tsx';

/** A fault while painting shows a card with a way out instead of an empty page. */
export class CrashGuard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <ProblemCard
        title={say('problem.crash.title')}
        text={say('problem.crash.text')}
        error={error}
        onRetry={() => location.reload()}
      />
    );
  }
}
