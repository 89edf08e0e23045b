#!/usr/bin/env node
// Without a pointer, with scripts and without, a visit is planned, a recommendation written, a reply assessed, a place found; every stop of the focus is seen
import { spawnSync } from 'node:child_process'

const run = (file, words) => spawnSync(file, words, { stdio: 'inherit' }).status ?? 1
process.exitCode = run('./dev', ['build']) || run('node', ['tests/browser/keyboard.mjs'])
