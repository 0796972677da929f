import { expect, test } from 'vitest';
import { quiet } from './testing/probe-events.ts';
import { openWakeups } from './wakeups.ts';

test('a hint reaches everybody who listens to its topic, and nobody else', () => {
  const wakeups = openWakeups(quiet);
  const heard: string[] = [];
  wakeups.on('printing', (key) => heard.push(`first ${key}`));
  wakeups.on('printing', (key) => heard.push(`second ${key}`));
  wakeups.on('deliveries', (key) => heard.push(`other ${key}`));
  wakeups.hint('printing', 'p1');
  wakeups.hint('nobody', 'p2');
  expect(heard).toEqual(['first p1', 'second p1']);
});

test('who stopped listening hears no more, the others do', () => {
  const wakeups = openWakeups(quiet);
  const heard: string[] = [];
  const stop = wakeups.on('printing', (key) => heard.push(`first ${key}`));
  wakeups.on('printing', (key) => heard.push(`second ${key}`));
  stop();
  wakeups.hint('printing', 'p1');
  expect(heard).toEqual(['second p1']);
});

test('two processes without Redis do not hear each other, and a closed one is silent', async () => {
  const [here, there] = [openWakeups(quiet), openWakeups(quiet)];
  const heard: string[] = [];
  there.on('printing', (key) => heard.push(key));
  here.hint('printing', 'p1');
  await there.close();
  there.hint('printing', 'p2');
  expect(heard).toEqual([]);
});
