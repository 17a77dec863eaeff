// @ts-check
// Mocha's spec reporter, which also writes what happened to the file named in BREAKEVEN_TEST_RESULT.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import Mocha from 'mocha';
import { messageOf } from './outcome.mjs';

/** @typedef {{ title: string, message: string }} Failure */

/**
 * @typedef {object} TestResult
 * @property {boolean} finished false when the run was cut off
 * @property {number} passed
 * @property {number} failed
 * @property {Failure[]} failures
 * @property {string | null} running title of the test that was running when the file was written
 */

export default class ResultReporter extends Mocha.reporters.Spec {
  /** @param {Mocha.Runner} runner @param {Mocha.MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    /** @type {TestResult} */
    const result = { finished: false, passed: 0, failed: 0, failures: [], running: null };
    const write = () => {
      const file = process.env.BREAKEVEN_TEST_RESULT;
      if (file) writeFileSync(file, JSON.stringify(result));
    };
    /** @param {Partial<TestResult>} change */
    const note = (change) => {
      Object.assign(result, change);
      write();
    };
    runner.on('start', write);
    runner.on('test', (test) => note({ running: test.fullTitle() }));
    runner.on('pass', () => note({ passed: result.passed + 1, running: null }));
    runner.on('fail', (test, error) => {
      result.failures.push({ title: test.fullTitle(), message: messageOf(error) });
      note({ failed: result.failed + 1, running: null });
    });
    runner.on('end', () => note({ finished: true }));
  }
}
