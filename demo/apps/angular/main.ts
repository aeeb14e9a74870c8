import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'iotex-chat/define';
import { ShopPage } from './shop-page';

bootstrapApplication(ShopPage, { providers: [provideZonelessChangeDetection()] }).catch((error: unknown) => {
  console.error(error);
});
