import { createStore, loadSaved, save, useStore } from '@fastops/device';

/** `blocked`: wanted, but the browser waits for a tap before it lets a page make a sound. */
type Sound = 'off' | 'blocked' | 'on';

const NAME = 'kitchen.sound';
const TONE_S = 0.16;

const state = createStore<Sound>(loadSaved(NAME) === 'on' ? 'blocked' : 'off');
let context: AudioContext | undefined;

export const useSound = (): Sound => useStore(state);

async function wake(): Promise<void> {
  context ??= new AudioContext();
  await context.resume();
  state.set(context.state === 'running' ? 'on' : 'blocked');
}

/** To be called from a tap: the only moment in which a browser lets a page begin to sound. */
export async function turnSoundOn(): Promise<void> {
  save(NAME, 'on');
  await wake();
  ring();
}

export function turnSoundOff(): void {
  save(NAME, undefined);
  state.set('off');
}

// Wanted since an earlier visit: the first tap anywhere brings it back.
if (state.get() === 'blocked') {
  const first = (): void => {
    // A device without sound output stays silent; the screen shows every ticket anyway.
    if (state.get() === 'blocked') wake().catch(() => state.set('blocked'));
  };
  window.addEventListener('pointerdown', first, { once: true });
}

/** Two rising tones of 160 ms: a new ticket. Silent unless the sound is on. */
export function ring(): void {
  if (state.get() !== 'on' || !context) return;
  [660, 880].forEach((frequency, index) => {
    if (context) tone(context, frequency, context.currentTime + index * TONE_S);
  });
}

function tone(audio: AudioContext, frequency: number, at: number): void {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = frequency;
  // Faded in and out within the tone: a hard edge would click in the loudspeaker.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.4, at + 0.01);
  volume.gain.setValueAtTime(0.4, at + TONE_S - 0.03);
  volume.gain.linearRampToValueAtTime(0, at + TONE_S);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + TONE_S);
}
