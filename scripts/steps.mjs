// What every script does first: install the packages and build the program, each only when needed.
// Plain Node without packages: this runs before there are any. Notices go to stderr, results to stdout.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...path) => join(root, ...path);

export const say = (line) => process.stderr.write(`${line}\n`);

/** Installs what package-lock.json lists, when node_modules is missing or holds something else. */
export async function install() {
  requireNode(20, 19);
  if (isInstalled()) return;
  const { npm_execpath: npm } = process.env;
  const command = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  // The compiler is among the development packages, which NODE_ENV=production would leave out.
  const args = [...command.slice(1), 'ci', '--include=dev', '--no-audit', '--no-fund'];
  await step('Installing packages (npm ci) …', command[0], args);
}

/** Compiles apps/ and libs/ into dist/, when a source changed since the last time. */
export async function build() {
  const stamp = at('dist', '.sources');
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  rmSync(stamp, { force: true });
  removeOrphans();
  await step('Building …', process.execPath, [
    at('node_modules/typescript/bin/tsc'),
    '-p',
    at('tsconfig.build.json'),
  ]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

/** Runs a program in the project's folder and gives its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: needsShell(command),
      ...options,
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.once('error', (error) => (say(error.message), resolve(1)));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a program quietly: one line, then the seconds it takes, and what it said only when it fails. */
async function step(title, command, args) {
  say(title);
  const began = Date.now();
  const progress = setInterval(() => say(`  ${Math.round((Date.now() - began) / 1000)} s …`), 2_000);
  const output = [];
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: needsShell(command),
  });
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => (output.push(error.message + '\n'), resolve(1)));
    child.once('close', resolve);
  });
  clearInterval(progress);
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output.map((chunk) => Buffer.from(chunk))));
  say(`${title.replace(/ …$/, '')}: failed.`);
  process.exit(1);
}

/** npm is a script on Windows, which only a shell can run. */
const needsShell = (command) => process.platform === 'win32' && command === 'npm';

function requireNode(major, minor) {
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  say(
    `Node ${major}.${minor} or later is needed; this is ${process.versions.node}. 需要 Node ${major}.${minor} 或以上。`,
  );
  process.exit(1);
}

/** npm writes down what it installed, last of all: the lock file's packages are there if that list agrees with it. */
function isInstalled() {
  try {
    const read = (file) => JSON.parse(readFileSync(at(file), 'utf8')).packages;
    const installed = read('node_modules/.package-lock.json');
    return Object.entries(read('package-lock.json')).every(([path, wanted]) => {
      if (!path.startsWith('node_modules/')) return true;
      const have = installed[path];
      return have ? have.version === wanted.version && have.integrity === wanted.integrity : wanted.optional;
    });
  } catch {
    return false;
  }
}

/** Changes when a source, or what compiles it, is added, removed or edited. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const file of ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'])
    hash.update(readFileSync(at(file)));
  for (const file of [...files(at('apps')), ...files(at('libs'))].filter(isBuilt).sort()) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${relative(root, file)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** As tsconfig.build.json says: a change of the tests alone needs no building. */
const isBuilt = (file) => !/\.spec\.ts$|[\\/]test[\\/]/.test(relative(root, file));

/** Built files whose source is gone would still be found by their importers. */
function removeOrphans() {
  for (const file of [...files(at('dist/apps'), '.js'), ...files(at('dist/libs'), '.js')]) {
    const source = at(relative(at('dist'), file)).replace(/\.js$/, '.ts');
    if (!existsSync(source) || !isBuilt(source))
      for (const end of ['', '.map']) rmSync(file + end, { force: true });
  }
}

function files(folder, end = '.ts') {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith(end) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name));
}
