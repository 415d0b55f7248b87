import { openSqliteInNewFolder } from '../support/sqlite-store.ts'
import { describeStorm } from './lineage-storm.cases.ts'

describeStorm('SQLite', openSqliteInNewFolder)
