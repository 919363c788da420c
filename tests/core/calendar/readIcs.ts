/**
 * A small reader of iCalendar files for tests, written from RFC 5545 and not from our writer: unfolding, escapes, recurrence by trying
 * every day, time zones from the file itself.
 */

export interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
}

/** Content lines: RFC 5545 3.1, a line break followed by one blank goes on. */
export const unfold = (text: string): string[] =>
  text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '');

function readLine(line: string): Property {
  const colon = line.indexOf(':');
  const [name = '', ...parameters] = line.slice(0, colon).split(';');
  return { name, parameters: Object.fromEntries(parameters.map((one) => one.split('='))) as Record<string, string>, value: line.slice(colon + 1) };
}

export function readIcs(text: string): Component {
  const stack: { name: string; properties: Property[]; components: Component[] }[] = [{ name: '', properties: [], components: [] }];
  for (const line of unfold(text)) {
    const property = readLine(line);
    const top = stack.at(-1);
    if (!top) throw new Error(`END without BEGIN: ${line}`);
    if (property.name === 'BEGIN') stack.push({ name: property.value, properties: [], components: [] });
    else if (property.name === 'END') {
      if (top.name !== property.value) throw new Error(`END:${property.value} in ${top.name}`);
      stack.pop();
      stack.at(-1)?.components.push(top);
    } else top.properties.push(property);
  }
  const [root] = stack;
  const [calendar, more] = root?.components ?? [];
  if (stack.length !== 1 || !calendar || more) throw new Error('not one whole component');
  return calendar;
}

export const find = ({ properties }: Component, name: string): Property | undefined => properties.find((one) => one.name === name);
/** The text of a property. A bare comma or semicolon would begin a second value: our texts have one. */
export function textOf(component: Component, name: string): string | undefined {
  const value = find(component, name)?.value;
  if (value !== undefined && /[,;]/.test(value.replace(/\\./g, ''))) throw new Error(`${name} has several values: ${value}`);
  return value?.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
}

const day = 86_400_000;
/** '20261126T160000' as if it were UTC: arithmetic of wall clocks. */
export function wall(value: string): number {
  const [, y, m, d, h = '0', min = '0', s = '0'] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(value) ?? [];
  if (y === undefined) throw new Error(`no date: ${value}`);
  return Date.UTC(Number(y), Number(m) - 1, Number(d), Number(h), Number(min), Number(s));
}

const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const mondayOf = (moment: number) => moment - ((new Date(moment).getUTCDay() + 6) % 7) * day;
const monthOf = (moment: number) => new Date(moment).getUTCFullYear() * 12 + new Date(moment).getUTCMonth();
const daysInMonth = (moment: number) => new Date(Date.UTC(new Date(moment).getUTCFullYear(), new Date(moment).getUTCMonth() + 1, 0)).getUTCDate();

/** Whether a rule with its parts means this moment; `first` is DTSTART. */
function matches(parts: ReadonlyMap<string, string>, first: number, moment: number): boolean {
  const date = new Date(moment);
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const byDay = parts.get('BYDAY')?.split(',');
  const dayOfMonth = date.getUTCDate();
  const isNamed = (byDay ?? []).some((text) => {
    const [, nth, name] = /^(-?\d+)?([A-Z]{2})$/.exec(text) ?? [];
    if (names[date.getUTCDay()] !== name) return false;
    const count = Math.ceil(dayOfMonth / 7);
    const fromEnd = -Math.ceil((daysInMonth(moment) - dayOfMonth + 1) / 7);
    return nth === undefined || Number(nth) === count || Number(nth) === fromEnd;
  });
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return ((moment - first) / day) % interval === 0 && (!byDay || isNamed);
    case 'WEEKLY':
      return ((mondayOf(moment) - mondayOf(first)) / (7 * day)) % interval === 0 && (byDay ? isNamed : date.getUTCDay() === new Date(first).getUTCDay());
    case 'MONTHLY':
      return (monthOf(moment) - monthOf(first)) % interval === 0 && (byDay ? isNamed : dayOfMonth === new Date(first).getUTCDate());
    case 'YEARLY':
      return (monthOf(moment) - monthOf(first)) % (12 * interval) === 0 && (byDay ? isNamed : dayOfMonth === new Date(first).getUTCDate());
    default:
      throw new Error(`FREQ=${parts.get('FREQ')}`);
  }
}

/** Wall-clock starts of an event until a day, as ISO texts. `offsetOf` is what turns a wall clock into UTC, for UNTIL. */
export function startsOf(event: Component, until: string, offsetOf: (wallClock: number) => number): string[] {
  const start = find(event, 'DTSTART');
  if (!start) throw new Error('no DTSTART');
  const first = wall(start.value);
  const rule = find(event, 'RRULE');
  const text = (moment: number) => new Date(moment).toISOString().slice(0, start.parameters['VALUE'] === 'DATE' ? 10 : 16);
  if (!rule) return [text(first)];
  const parts = new Map(rule.value.split(';').map((part) => part.split('=') as [string, string]));
  const last = parts.get('UNTIL');
  if (last && last.endsWith('Z') === (start.parameters['VALUE'] === 'DATE')) throw new Error('UNTIL must be of the kind of DTSTART');
  const found: string[] = [];
  for (let moment = first; moment <= wall(until.replaceAll('-', '')) + day; moment += day) {
    if (!matches(parts, first, moment)) continue;
    if (last && (last.endsWith('Z') ? moment - offsetOf(moment) : moment) > wall(last)) break;
    found.push(text(moment));
    if (found.length === Number(parts.get('COUNT'))) break;
  }
  return found.filter((one) => one.slice(0, 10) <= until);
}

/** Changes of a zone until 2040, by the text of the zone: every file of ours has the same. */
const zones = new Map<string, readonly { readonly at: number; readonly offset: number }[]>();

function changesOf(zone: Component): readonly { readonly at: number; readonly offset: number }[] {
  const key = JSON.stringify(zone);
  const known = zones.get(key);
  if (known) return known;
  const changes = zone.components.flatMap((part) => {
    const to = find(part, 'TZOFFSETTO')?.value ?? '';
    const offset = (to.startsWith('-') ? -1 : 1) * (Number(to.slice(1, 3)) * 60 + Number(to.slice(3))) * 60_000;
    return startsOf(part, '2040-01-01', () => 0).map((start) => ({ at: Date.parse(`${start}Z`), offset }));
  });
  changes.sort((a, b) => a.at - b.at);
  zones.set(key, changes);
  return changes;
}

/** Milliseconds that the zone of the file is ahead of UTC at a wall clock: the last change before it decides. */
export function offsetsOf(calendar: Component): (wallClock: number) => number {
  const zone = calendar.components.find(({ name }) => name === 'VTIMEZONE');
  const changes = zone ? changesOf(zone) : [];
  return (moment) => changes.findLast(({ at }) => at <= moment)?.offset ?? 0;
}
