//! Tests that run in a headless Chromium.
