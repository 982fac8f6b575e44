// The app module: defines <gehoor-chat>. Elements that stand on the page already come alive by it.

import { GehoorChat } from './element';

if (!customElements.get('gehoor-chat')) customElements.define('gehoor-chat', GehoorChat);
