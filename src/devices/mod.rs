//! What the program listens to and is heard with: a sensor that prints numbers. Each device has its own thread and events;
//! one that is lost leaves a practice as it was. What it means is worked out elsewhere.

pub mod sensor;
