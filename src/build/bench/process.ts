import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a program and all that it started have cost. */
export interface Cost {
  /** Seconds of processor time, user and system. */
  readonly cpu: number;
  /** Bytes of memory at the worst moment: the peaks of all processes that lived together. */
  readonly memory: number;
  /** Seconds by the clock. */
  readonly seconds: number;
}

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Linux counts processor time in hundredths. */
const ticks = 100;

/** Runs a program to its end. Throws its last lines where it fails. Linux only: the numbers are those of /proc. */
export async function measureProgram({ command, args, cwd, env = {} }: Program): Promise<Cost> {
  const began = performance.now();
  const before = childTime();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said = `${said}${chunk}`.slice(-2000)));
  let memory = 0;
  const look = () => {
    if (child.pid !== undefined)
      memory = Math.max(
        memory,
        treeOf(child.pid).reduce((sum, pid) => sum + peakMemory(pid), 0),
      );
  };
  const timer = setInterval(look, 100);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${said}`);
  } finally {
    clearInterval(timer);
  }
  return { cpu: childTime() - before, memory, seconds: (performance.now() - began) / 1000 };
}

/** Seconds that programs started here have used, and theirs, as soon as they have ended: the kernel adds them up. */
function childTime(): number {
  const [, fields = ''] = readFileSync('/proc/self/stat', 'utf8').split(/\) (?=[A-Z] )/);
  const [user = 0, system = 0] = fields.split(' ').slice(13, 15).map(Number);
  return (user + system) / ticks;
}

/** A process and all below it. */
function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = /\) [A-Z] (\d+)/.exec(readProc(name, 'stat'))?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

const peakMemory = (pid: number) => Number(/VmHWM:\s+(\d+) kB/.exec(readProc(String(pid), 'status'))?.[1] ?? 0) * 1024;

/** Empty for a process that has ended meanwhile. */
function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
