import { tuneEngine } from './engine/switches';
import { serve } from './host/serve';

tuneEngine();
serve();
