import { tuneEngine } from './engine';
import { serve } from './serve';

tuneEngine();
serve();
