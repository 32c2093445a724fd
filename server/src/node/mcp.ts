/** The server for agents, with the library for the Model Context Protocol; only `wenheng mcp` loads it. */
export { serve } from './mcp/serve';
