/** The entry of the GitHub Action. */
async function run(): Promise<number> {
  const [{ runAction }, { openProcessContext }] = await Promise.all([
    import('./app/action/run-action.ts'),
    import('./app/process-context.ts'),
  ]);
  return runAction(
    openProcessContext({ descriptor: 1, line: (message, help) => `::error::leakgate: ${message} (${help})\n` }),
  );
}

run().then(
  (code) => (process.exitCode = code),
  () => {
    process.stdout.write('::error::leakgate: its own files could not be loaded\n');
    process.exitCode = 4;
  },
);
