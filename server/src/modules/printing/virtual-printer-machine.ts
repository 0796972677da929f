import { setTimeout as pause } from 'node:timers/promises';
import type { PlayedFault } from './played-fault.ts';

/** The plug was pulled while a page was in the machine: what it held in memory is gone. */
export class PoweredOff extends Error {}

/** The paper is jammed in the middle of a page. */
export class Jammed extends Error {}

/** Late, and within what a driver waits for. */
const SLOW_MS = 1500;
/** So much of a page comes out before it jams: a head that can be read. */
const JAM_AFTER_BYTES = 160;

/** The insides of a virtual printer, one for all its connections: what it plays, and what that does to a page. */
export class VirtualMachine {
  #fault: PlayedFault;
  #jammed = false;
  #jamIn = JAM_AFTER_BYTES;
  #power = new AbortController();
  readonly #waiting = new Set<() => void>();

  constructor(fault: PlayedFault) {
    this.#fault = fault;
  }

  get isOff(): boolean {
    return this.#power.signal.aborted;
  }

  /** Plays it from now on; whatever was jammed is cleared. */
  play(fault: PlayedFault): void {
    this.#fault = fault;
    this.#jammed = false;
    this.#jamIn = JAM_AFTER_BYTES;
    if (this.#canFeed()) this.#wake();
  }

  /** What is in its memory is lost. */
  powerOff(): void {
    this.#power.abort();
    this.#wake();
  }

  powerOn(): void {
    if (this.isOff) this.#power = new AbortController();
  }

  /** Bytes of a page until it jams; one that is no number when it does not. */
  get room(): number {
    return this.#fault === 'jam' && !this.#jammed ? this.#jamIn : Number.POSITIVE_INFINITY;
  }

  /** Counts bytes of a page; fewer than 0 for what turned out to be none. */
  take(bytes: number): void {
    if (Number.isFinite(this.room)) this.#jamIn -= bytes;
  }

  jam(): void {
    this.#jammed = true;
  }

  /**
   * Waits until paper can be fed.
   *
   * @throws PoweredOff when the plug is pulled meanwhile
   */
  async readyToFeed(): Promise<void> {
    const { signal } = this.#power;
    while (!this.#canFeed()) {
      if (signal.aborted) throw new PoweredOff('switched off with a page in memory');
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /**
   * Takes its time when it is slow.
   *
   * @throws PoweredOff when the plug is pulled meanwhile
   */
  async dawdle(): Promise<void> {
    if (this.#fault !== 'slow') return;
    const { signal } = this.#power;
    await pause(SLOW_MS, undefined, { signal }).catch(() => {
      throw new PoweredOff('switched off before it answered');
    });
  }

  /** The byte it answers a question about itself with, after Epson's tables. */
  status(name: 'DLE EOT' | 'GS r', n: number): number {
    const isOut = this.#fault === 'out_of_paper';
    const isLow = isOut || this.#fault === 'paper_low';
    if (name === 'GS r') return n === 1 || n === 49 ? (isLow ? 0x03 : 0) | (isOut ? 0x0c : 0) : 0;
    // Bits 1 and 4 mark the byte as a real-time status; bit 2 of the first is the drawer's signal, high when closed.
    if (n === 1) return 0x16 | (isOut || this.#jammed ? 0x08 : 0);
    if (n === 2) return 0x12 | (isOut ? 0x20 : 0) | (this.#jammed ? 0x40 : 0);
    if (n === 3) return 0x12 | (this.#jammed ? 0x08 : 0);
    return 0x12 | (isLow ? 0x0c : 0) | (isOut ? 0x60 : 0);
  }

  #canFeed(): boolean {
    return this.#fault !== 'out_of_paper' && !this.#jammed;
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
