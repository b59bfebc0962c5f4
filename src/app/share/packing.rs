//! Bytes into the short text of a link and back, with the browser's own deflate and base64.

use js_sys::{Array, ArrayBuffer, Function, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, Response, WritableStream, window};

use super::link::{Broken, LONGEST, Link};

/// The data of a link. `None`: the browser is too old to deflate.
#[cfg(feature = "hydrate")]
pub(super) async fn pack(link: &Link) -> Option<String> {
    let bytes = through("CompressionStream", &link.to_bytes()).await.ok()?;
    // `btoa` takes one character for each byte.
    let text: String = bytes.into_iter().map(char::from).collect();
    Some(window()?.btoa(&text).ok()?.replace('+', "-").replace('/', "_").trim_end_matches('=').to_owned())
}

/// The link of some data, which may come from anywhere.
///
/// # Errors
/// Why it cannot be followed.
pub(in crate::app) async fn unpack(data: &str) -> Result<Link, Broken> {
    if data.len() > LONGEST {
        return Err(Broken::TooLong);
    }
    let text = window().and_then(|window| window.atob(&data.replace('-', "+").replace('_', "/")).ok());
    let bytes: Vec<u8> = text.ok_or(Broken::Damaged)?.chars().map(|c| c as u8).collect();
    let bytes = through("DecompressionStream", &bytes).await.map_err(|_| Broken::Damaged)?;
    Link::from_bytes(&bytes)
}

/// Bytes through a stream of this class. `web_sys` counts both classes as unstable and leaves them out.
async fn through(class: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let class: Function = Reflect::get(&global(), &class.into())?.dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    let out: ReadableStream = Reflect::get(&stream, &"readable".into())?.dyn_into()?;
    let into: WritableStream = Reflect::get(&stream, &"writable".into())?.dyn_into()?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let piped = JsFuture::from(blob.stream().pipe_to(&into));
    let response = Response::new_with_opt_readable_stream(Some(&out))?;
    let buffer = JsFuture::from(response.array_buffer()?).await;
    piped.await?;
    Ok(Uint8Array::new(buffer?.unchecked_ref::<ArrayBuffer>()).to_vec())
}
