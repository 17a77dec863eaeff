import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench';

/**
 * Opens one workbench for the tests of a suite and closes it after them. A test that fails, or what goes
 * before them, leaves a picture in test-results/.
 * @returns how a test gets it
 */
export function useWorkbench(options: WorkbenchOptions = {}): () => Workbench {
  let workbench: Workbench | undefined;

  before(async () => {
    workbench = await openWorkbench(options);
  });
  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state === 'failed') await workbench?.screenshot(currentTest.fullTitle());
  });
  after(async function () {
    const suite = this.test?.parent;
    let hasRun = false;
    suite?.eachTest(({ state }) => {
      hasRun ||= state !== undefined;
    });
    // What is to be done before the tests has failed.
    if (!hasRun) await workbench?.screenshot(`${suite?.fullTitle()} before`);
    await workbench?.close();
  });

  return () => {
    if (!workbench) throw new Error('The workbench is open only while tests run.');
    return workbench;
  };
}
