//! Opening the screens: the store, the coach over it, and where to begin. Draws nothing; the screens are handed all.

use uuid::Uuid;

use super::breathe::{Breath, Breaths, unknown};
use super::call::{Call, Refusal};
use super::practise::{library, out_of_limits};
use super::printable::{one_line, short_words};
use super::{Opening, Start, feedback, unlocking};
use crate::clock::{self, Clock, Now};
use crate::coach::lock::months_of_today;
use crate::coach::settings::Settings;
use crate::coach::{
    Awake, Beginning, Coach, Effect, Event, FormKind, Hearing, Lock, Opening as CoachOpening, Step, Then, VOLUME,
};
use crate::config::{Config, Key, environment};
use crate::devices::{awake, words_of};
use crate::diary::{Change, DayStart, Diary, Felt, Month, MonthState};
use crate::plan::fill;
use crate::practice::Sound;
use crate::runner::{Runner, Tell, read_only};
use crate::store::{Opened, Place, Store};
use crate::{files, made_up, words};

/// The seed of the demonstration: the same twelve weeks every time.
const DEMO_SEED: u64 = 20_260_907;

/// What starts the runner once the first frame stands.
pub type Begin = Box<dyn FnOnce(Tell) -> Option<Runner>>;

/// Everything that the screens need.
pub struct Ready {
    /// The coach over what was opened, and where to begin.
    pub beginning: Beginning,
    /// The settings.
    pub config: Config,
    /// What time it is.
    pub clock: Clock,
    /// Starts the runner.
    pub begin: Begin,
    /// Where the diary lies, as it is shown.
    pub diary_folder: String,
    /// Where drafts lie, as it is shown.
    pub drafts_folder: String,
    /// Whether standard input is a sensor's, so that keys come from the terminal itself.
    pub keys_elsewhere: bool,
    /// What is said of a session, where all is said in lines; `None` for a full screen.
    pub in_lines: Option<crate::plain::Cues>,
    /// The folder of a demonstration, which goes with this.
    pub demo: Option<files::TrialFolder>,
}

/// Opens the diary for the screens.
///
/// # Errors
/// When the folder cannot be read, or what was asked for cannot be begun.
pub fn ready(opening: Opening, in_lines: bool, call: &mut Call<'_>) -> Result<Ready, Refusal> {
    let Opening { start, config, mut place } = opening;
    let cue_cmd = config.value(Key::CueCmd);
    if !cue_cmd.is_empty() && words_of(cue_cmd).is_none() {
        return Err(Refusal::usage(words::say("error-cue-cmd")));
    }
    let now = call.clock.now();
    let demo = match start {
        Start::Demo => {
            let folder = files::TrialFolder::make()?;
            place = Place { data: folder.path().join("data"), state: folder.path().join("state") };
            demonstrate(&place, &config, now)?;
            Some(folder)
        }
        _ => None,
    };
    let months = months_of_today(now);
    // The assets and the diary are read beside each other: the first screen waits for both.
    let opened = std::thread::scope(|scope| {
        scope.spawn(library);
        // In lines all that is to be said comes in its place, before the first question.
        if in_lines { Store::open(place.clone(), &months) } else { Store::open_first(place.clone(), &months) }
    });
    let (mut store, mut opened) = opened?;
    // A passphrase that is known already is not asked for again; else the first screen asks for it, where there is one.
    // Typed on another way than standard input, a passphrase would show.
    let shows = in_lines && feedback::takes_input(&config);
    if opened.locked && (shows || call.passphrase.is_some() || call.passphrases.is_some()) {
        opened = unlocking::unlock(&mut store, &months, call)?;
    }
    if demo.is_none() {
        store.back_up_to(&config.backup_folder());
    }
    let mut told: Vec<String> = config.warnings.iter().map(ToString::to_string).collect();
    for line in &opened.trouble {
        call.refuse(line);
        told.push(line.clone());
    }
    // A sensor of the settings that cannot be read is said, and is no reason not to open.
    let sensor = feedback::wanted(&config, call.record.take()).unwrap_or_else(|refusal| {
        call.refuse(&refusal.line);
        told.push(refusal.line);
        None
    });
    let plan = opened.plan.clone();
    let lock = match (opened.locked, store.has_lock()) {
        (true, _) => Lock::Shut,
        (false, true) => Lock::Open,
        (false, false) => Lock::None,
    };
    let mut coach = Coach::new(coach_opening(opened, &config, demo.is_some(), call)?);
    coach.sensor = sensor.as_ref().map(|wanted| feedback::told(wanted, &config));
    coach.lead_in_ms = u64::from(config.lead_in()) * 1000;
    coach.awake = awake_of(&config);
    coach.settings = Settings::of(&config);
    coach.lock = lock;
    if let Some(Err(line)) = plan.map(|text| coach.take_plan(&text)) {
        call.refuse(&line);
        told.push(line);
    }
    drop_done_with(&mut coach, &mut store);
    // After a gap Today tells of an earlier come-back, so the months of it are read before the first picture.
    for month in coach.come_back_reads(now) {
        coach.diary.set(month, store.month(month));
    }
    let sos = start == Start::Sos;
    let (step, then) = if lock == Lock::Shut {
        let then: Then = Box::new(move |coach, now| step_of(&start, coach, now).map_err(|refusal| refusal.line));
        (None, Some(then))
    } else {
        (step_of(&start, &coach, now)?, None)
    };
    let refused = refused(&coach);
    let (moments, config_file) = (call.clock.clone(), config.folders.config_file.clone());
    let cue_cmd = config.value(Key::CueCmd).to_owned();
    feedback::remember(&config);
    let told = told.iter().map(|line| one_line(&short_words(line), false)).collect();
    Ok(Ready {
        beginning: Beginning { coach, step, sos, then, told },
        clock: call.clock.clone(),
        begin: Box::new(move |tell| {
            for month in refused {
                tell(month, moments.now());
            }
            let runner = Runner::start(store, config_file, moments, tell).ok()?;
            Some(runner.with_cue_cmd(&cue_cmd).hearing(sensor))
        }),
        keys_elsewhere: feedback::takes_input(&config),
        diary_folder: place.data.display().to_string(),
        drafts_folder: place.state.join("drafts").display().to_string(),
        config,
        in_lines: None,
        demo,
    })
}

/// The months that were read before the first picture and cannot be: said once it stands, as those read later are.
fn refused(coach: &Coach) -> Vec<Event> {
    let months = coach.diary.months().filter(|(_, state)| matches!(state, MonthState::Refused(_)));
    months.map(|(month, state)| Event::Month(month, state.clone())).collect()
}

/// Whether the screen is kept awake. Nobody is asked where the system has no command for it, which is looked for as long
/// as the question is open: what was answered stands, and a session tells where nothing came of it.
fn awake_of(config: &Config) -> Awake {
    match config.value(Key::Awake) {
        "on" => Awake::On,
        "ask" if awake::can_hold(environment("PATH").as_deref()) => Awake::Ask,
        "ask" => Awake::Never,
        _ => Awake::Off,
    }
}

/// Where `start` leads: what was asked for by name gives way to an open note, as it does on Today.
fn step_of(start: &Start, coach: &Coach, now: Now) -> Result<Option<Step>, Refusal> {
    let step = match start {
        Start::Today | Start::Demo | Start::Sos => None,
        Start::Sensor => Some(Step::Sensor),
        Start::Entry => Some(Step::Form(Box::new(coach.form(FormKind::CheckIn)))),
        Start::Practise { id, minutes } => Some(practise(coach, id.as_deref(), *minutes, now)?),
        Start::Breathe(breaths) => Some(breathe(coach, breaths, now)?),
    };
    Ok(step.map(|step| coach.allowed(step, now)))
}

/// A draft whose practice stands in the diary, or never began, is dropped; the month in which it began may not be read
/// yet. A draft that cannot be removed is looked at again next time.
fn drop_done_with(coach: &mut Coach, store: &mut Store) {
    let Some(month) = coach.unfinished_session().map(|kept| Month::of(kept.started)) else { return };
    if coach.diary.month(month) == Some(&MonthState::Unread) {
        coach.diary.set(month, store.month(month));
    }
    if let Some(Effect::DropDraft(name)) = coach.drop_done_with() {
        let _ = store.drop_draft(&name);
    }
}

/// What the coach is given of what was opened.
///
/// # Errors
/// When the program's own assets are broken, which a test keeps from happening.
pub(super) fn coach_opening(
    opened: Opened,
    config: &Config,
    made_up: bool,
    call: &Call<'_>,
) -> Result<CoachOpening, Refusal> {
    let read_only = read_only(&opened);
    let mut diary = Diary::default();
    for month in &opened.months {
        diary.set(*month, MonthState::Unread);
    }
    for (month, state) in opened.read {
        diary.set(month, state);
    }
    Ok(CoachOpening {
        diary,
        profile: opened.profile,
        device: opened.device,
        tz: clock::zone_name(),
        day_start: DayStart::new(config.day_start()).unwrap_or_default(),
        drafts: opened.drafts,
        seed: Uuid::new_v4().as_u128(),
        read_only,
        made_up,
        library: library()?,
        zone: call.clock.zone(),
        page_folder: config.page_folder(),
        hearing: hearing(config),
        now: call.clock.now(),
    })
}

/// How sessions are heard, as the settings say.
pub(super) fn hearing(config: &Config) -> Hearing {
    let sound = Sound::parse(config.value(Key::Sound)).unwrap_or_default();
    let volume = config.value(Key::Volume).parse().unwrap_or(VOLUME);
    Hearing::new(sound, volume, !config.value(Key::CueCmd).is_empty())
}

/// Writes the made-up weeks, through the same store as everything else.
fn demonstrate(place: &Place, config: &Config, now: Now) -> Result<(), Refusal> {
    let start = DayStart::new(config.day_start()).unwrap_or_default();
    let made = made_up::everything(DEMO_SEED, start.day_of(now.wall).before(), start);
    let mut changes: Vec<Change> = Vec::new();
    for (month, records) in made.months() {
        changes.extend(records.into_iter().map(|record| Change::Record { month, record }));
    }
    changes.extend(made.registers.into_iter().map(|(name, register)| Change::Register { name, register }));
    let (mut store, _) = Store::open(place.clone(), &[])?;
    store.save(&changes)?;
    Ok(())
}

fn practise(coach: &Coach, id: Option<&str>, minutes: Option<u32>, now: Now) -> Result<Step, Refusal> {
    let exercise = id.and_then(|id| coach.library.catalogue.get(id));
    // What waits for something says so, and nothing opens.
    if let Some((exercise, ready)) = exercise.map(|exercise| (exercise, coach.ready(exercise, now)))
        && let Some(line) = ready.line()
    {
        let id = || exercise.id.clone().into();
        return Err(Refusal::usage(if matches!(ready, crate::coach::Ready::Later { .. }) {
            words::tell("choose-later-command", &[("line", line.into()), ("id", id())])
        } else {
            line
        }));
    }
    if let Some(own) = id.and_then(|id| coach.own_routine_called(id)) {
        return coach.begin_own(&own, minutes, now).map_err(Refusal::usage);
    }
    let step = match id {
        None => Some(coach.practise(coach.planned(now), Felt::default())),
        Some(id) => coach.begin(id, minutes, now),
    };
    step.ok_or_else(|| Refusal::usage(words::say("error-practise-nothing")))
}

fn breathe(coach: &Coach, breaths: &Breaths, now: Now) -> Result<Step, Refusal> {
    let nothing = || Refusal::usage(words::say("error-practise-nothing"));
    let preset = |id: &str| coach.library.catalogue.get(id).map(fill::Breath::Preset).ok_or_else(nothing);
    let breath = match &breaths.breath {
        Breath::OfTheWeek => preset(&coach.breath_of_the_week(now))?,
        Breath::Preset(id) => preset(id)?,
        Breath::Own(pattern) => fill::Breath::Own(*pattern),
        Breath::Named(name) => {
            let own = coach.pattern_named(name).ok_or_else(|| unknown(name))?;
            let filled = coach.breathe_own(&own, breaths.length, breaths.ramp, now);
            return Ok(coach.practise_or_ask(filled.map_err(|refusal| out_of_limits(&refusal))?));
        }
    };
    let filled = coach.breathe(breath, breaths.length, breaths.ramp, now);
    let filled = filled.map_err(|refusal| out_of_limits(&refusal))?;
    Ok(coach.practise_or_ask(filled))
}
