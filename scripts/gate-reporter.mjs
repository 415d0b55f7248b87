// What the gate wants of a suite, as one JSON file at GATE_REPORT: how many passed, and what failed, with why.
import { writeFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

export default class GateReporter {
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const inState = (state) => tests.filter((test) => test.result().state === state)
    const broken = modules.flatMap((module) => [module, ...module.children.allSuites()]).filter(hasErrors)
    const failures = [
      ...inState('failed').map((test) => told(nameOf(test), test.result().errors)),
      ...broken.map((part) => told(nameOf(part), part.errors())),
      ...(unhandled.length > 0 ? [told('outside of all tests', unhandled)] : []),
    ]
    writeFileSync(process.env.GATE_REPORT, JSON.stringify({ passed: inState('passed').length, failures }))
  }
}

const hasErrors = (part) => part.errors().length > 0

const nameOf = ({ module, relativeModuleId, fullName }) =>
  fullName === undefined ? relativeModuleId : `${module.relativeModuleId}: ${fullName}`

const told = (name, errors = []) =>
  stripVTControlCharacters([name, ...errors.map(({ stack, message }) => stack ?? message)].join('\n'))
