/** The language server as a Node process: started by the extension over IPC, or by any editor with `--stdio`. */

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { loadBreakeven } from '../node/loadBreakeven';
import { startServer } from './server';

const connection = createConnection(ProposedFeatures.all);
startServer(connection, loadBreakeven(__dirname, connection.console));
