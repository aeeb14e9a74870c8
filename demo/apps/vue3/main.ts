import { createApp } from 'vue';
import 'iotex-chat/define';
import '../shared/shop.css';
import Shop from './Shop.vue';

createApp(Shop).mount('#app');
