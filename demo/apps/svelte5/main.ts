import { mount } from 'svelte';
import 'iotex-chat/define';
import '../shared/shop.css';
import Shop from './Shop.svelte';

mount(Shop, { target: document.querySelector('#app')! });
