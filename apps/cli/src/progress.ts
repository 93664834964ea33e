/** Shows how far something is: one line that renews itself on a terminal, a line for every tenth elsewhere. */
export function progressLine(): (done: number, total: number, what: string) => void {
  let shown = -1;
  return (done, total, what) => {
    const percent = total ? Math.floor((100 * done) / total) : 100;
    const step = process.stderr.isTTY ? percent : Math.floor(percent / 10);
    if (step === shown) return;
    shown = step;
    const line = `${String(percent).padStart(3)} %  ${what}`;
    if (!process.stderr.isTTY) process.stderr.write(`${line}\n`);
    else process.stderr.write(`\r\u001b[K${line}${done >= total ? '\n' : ''}`);
  };
}
