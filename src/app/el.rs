//! Elements as plain data. Most of the page never changes once it is drawn; described as data and
//! built by one function, it needs no code of its own for each element, as a typed view does. What does
//! change is an attribute of a signal, or is told by a function that is asked again when its signals
//! change. An [`El`] is a Leptos view, and a view is a [`Child`]: both hold each other.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element: its tag, attributes, events and children. A pointer, so that describing it moves no more than that.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    live: Vec<(&'static str, Signal<Option<String>>)>,
    properties: Vec<(&'static str, Signal<Property>)>,
    events: Vec<(&'static str, Callback<Event>)>,
    children: Vec<Child>,
}

/// The value of a property: what a field holds, which its attributes do not tell once it was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Property {
    /// Text.
    Text(String),
    /// Yes or no.
    Is(bool),
}

/// What stands inside an element.
pub enum Child {
    /// Text.
    Text(Cow<'static, str>),
    /// An element.
    El(El),
    /// Elements one after the other.
    All(Vec<El>),
    /// A view that changes.
    View(AnyView),
    /// What a function tells, and tells anew when its signals change.
    Changing(Box<dyn Fn() -> Child + Send>),
}

/// An element of a tag, with its classes; none, if the text is empty.
#[must_use]
pub fn el(tag: &'static str, class: &'static str) -> El {
    let attributes = if class.is_empty() { Vec::new() } else { vec![("class", Cow::Borrowed(class))] };
    El(Box::new(Parts { tag, attributes, live: Vec::new(), properties: Vec::new(), events: Vec::new(), children: Vec::new() }))
}

/// What a function tells, drawn anew whenever the signals it reads change; text is changed in place.
pub fn changing<C: Into<Child>>(tell: impl Fn() -> C + Send + 'static) -> Child {
    Child::Changing(Box::new(move || tell().into()))
}

impl El {
    /// With an attribute.
    #[must_use]
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// With an attribute that follows a signal; without it while there is none.
    #[must_use]
    #[inline(never)]
    pub fn live(mut self, name: &'static str, value: Signal<Option<String>>) -> Self {
        self.0.live.push((name, value));
        self
    }

    /// With a property that follows a signal.
    #[must_use]
    #[inline(never)]
    pub fn property(mut self, name: &'static str, value: Signal<Property>) -> Self {
        self.0.properties.push((name, value));
        self
    }

    /// With a property that is true while a signal holds.
    #[must_use]
    pub fn is(self, name: &'static str, holds: Signal<bool>) -> Self {
        self.property(name, Signal::derive(move || Property::Is(holds.get())))
    }

    /// With the attribute `hidden` while a signal holds.
    #[must_use]
    pub fn hidden(self, hidden: Signal<bool>) -> Self {
        self.live("hidden", Signal::derive(move || hidden.get().then(String::new)))
    }

    /// Told of an event.
    #[must_use]
    #[inline(never)]
    pub fn on(mut self, event: &'static str, told: Callback<Event>) -> Self {
        self.0.events.push((event, told));
        self
    }

    /// With something inside, after what is there already.
    #[must_use]
    #[inline(never)]
    #[expect(clippy::should_implement_trait, reason = "it puts things inside; nothing is summed")]
    pub fn add(mut self, child: impl Into<Child>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// With something inside, if there is something.
    #[must_use]
    #[inline(never)]
    pub fn maybe(mut self, child: Option<El>) -> Self {
        self.0.children.extend(child.map(Child::El));
        self
    }

    fn create(self, inside_svg: bool, kept: &mut Kept) -> Element {
        let Parts { tag, attributes, live, properties, events, children } = *self.0;
        let document = document();
        let svg = inside_svg || tag == "svg";
        let created = if svg { document.create_element_ns(Some(SVG), tag) } else { document.create_element(tag) };
        let element = done(created);
        for (name, value) in attributes {
            done(element.set_attribute(name, &value));
        }
        for (name, value) in live {
            let element = element.clone();
            kept.effects.push(RenderEffect::new(move |_| {
                done(match value.get() {
                    Some(value) => element.set_attribute(name, &value),
                    None => element.remove_attribute(name),
                });
            }));
        }
        for (event, handler) in events {
            kept.listeners.push(listener(&element, event, handler));
        }
        for child in children {
            child.put(&element, None, svg, kept);
        }
        // After its children: what a list has chosen is one of them.
        for (name, value) in properties {
            let element = element.clone();
            kept.effects.push(RenderEffect::new(move |_| {
                let value = match value.get() {
                    Property::Text(text) => JsValue::from_str(&text),
                    Property::Is(holds) => JsValue::from_bool(holds),
                };
                done(js_sys::Reflect::set(&element, &JsValue::from_str(name), &value));
            }));
        }
        element
    }
}

impl Child {
    /// Puts it into an element, before one of its nodes or last.
    fn put(self, parent: &Element, before: Option<&Node>, svg: bool, kept: &mut Kept) {
        match self {
            Self::Text(text) => insert(parent, before, &document().create_text_node(&text)),
            Self::El(child) => insert(parent, before, &child.create(svg, kept)),
            Self::All(children) => {
                for child in children {
                    insert(parent, before, &child.create(svg, kept));
                }
            }
            Self::View(view) => {
                let mut state = view.build();
                state.mount(parent, before);
                kept.views.push(state);
            }
            Self::Changing(tell) => change(tell, parent.clone(), before, svg, kept),
        }
    }
}

/// Puts into an element what a function tells, between two marks, and again whenever it changes.
fn change(tell: Box<dyn Fn() -> Child + Send>, parent: Element, before: Option<&Node>, svg: bool, kept: &mut Kept) {
    let [start, end] = [(); 2].map(|()| {
        let mark = Node::from(document().create_text_node(""));
        insert(&parent, before, &mark);
        mark
    });
    let mut shown: Option<Cow<'static, str>> = None;
    let inside = Inside::default();
    kept.inside.push(inside.clone());
    kept.effects.push(RenderEffect::new(move |_| {
        let child = tell();
        let text = if let Child::Text(text) = &child { Some(text.clone()) } else { None };
        if let (Some(new), Some(old)) = (&text, &shown) {
            if new != old
                && let Some(node) = start.next_sibling()
            {
                node.set_text_content(Some(new));
                shown = text;
            }
            return;
        }
        while let Some(old) = start.next_sibling().filter(|node| *node != end) {
            done(parent.remove_child(&old));
        }
        shown = text;
        inside.stop();
        child.put(&parent, Some(&end), svg, &mut inside.0.borrow_mut());
    }));
}

/// What the browser gave. It does all that is asked of it here, for tags and names are written in this
/// source; if it does not, the page has to say that it stopped.
fn done<T>(result: Result<T, JsValue>) -> T {
    match result {
        Ok(given) => given,
        Err(error) => panic!("the browser refused: {error:?}"),
    }
}

fn insert(parent: &Element, before: Option<&Node>, node: &Node) {
    done(parent.insert_before(node, before));
}

/// What still works in elements that are drawn; it stops when this is dropped.
#[derive(Default)]
struct Kept {
    views: Vec<AnyViewState>,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<EventListener>,
    inside: Vec<Inside>,
}

/// What still works in a part that is told anew. Whatever keeps the part holds it too, to stop it at once:
/// the effect that tells it is dropped only at its next turn, and until then those inside it could still run.
#[derive(Default, Clone)]
struct Inside(Rc<RefCell<Kept>>);

impl Inside {
    fn stop(&self) {
        drop(self.0.take());
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        for inside in &self.inside {
            inside.stop();
        }
    }
}

/// Tells of an event of an element or of the window until it is dropped.
fn listener(target: &EventTarget, event: &'static str, told: Callback<Event>) -> EventListener {
    // What is told may keep the browser from what it would do by itself: follow a link, open a file.
    let may_prevent = EventListenerOptions::enable_prevent_default();
    // An element that is taken away may yet lose the focus, when who was to be told is gone.
    EventListener::new_with_options(target, event, may_prevent, move |event| {
        let _ = told.try_run(event.clone());
    })
}

/// Tells of an event of the window for as long as the page is open.
pub fn listen(event: &'static str, told: Callback<Event>) {
    listener(&window(), event, told).forget();
}

/// Does something now, and again whenever the signals it reads change, for as long as the page is open.
pub fn follow(mut act: impl FnMut() + 'static) {
    std::mem::forget(RenderEffect::new(move |_| act()));
}

/// Puts elements last on the page, to stay for as long as it is open.
pub fn put_on_page(elements: Vec<El>) {
    let mut kept = Kept::default();
    Child::All(elements).put(&leptos::tachys::dom::body(), None, false, &mut kept);
    std::mem::forget(kept);
}

impl From<&'static str> for Child {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Child {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<El> for Child {
    fn from(el: El) -> Self {
        Self::El(el)
    }
}

impl From<Vec<El>> for Child {
    fn from(all: Vec<El>) -> Self {
        Self::All(all)
    }
}

impl From<Option<El>> for Child {
    fn from(one: Option<El>) -> Self {
        Self::All(one.into_iter().collect())
    }
}

impl From<AnyView> for Child {
    fn from(view: AnyView) -> Self {
        Self::View(view)
    }
}

/// An element in the document, with all inside it that may still change or be told of something.
pub struct ElState {
    element: Element,
    _kept: Kept,
}

impl Render for El {
    type State = ElState;

    fn build(self) -> ElState {
        let mut kept = Kept::default();
        ElState { element: self.create(false, &mut kept), _kept: kept }
    }

    fn rebuild(self, state: &mut ElState) {
        let new = self.build();
        done(state.element.replace_with_with_node_1(&new.element));
        *state = new;
    }
}

impl Mountable for ElState {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        done(parent.insert_before(&self.element, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.element.parent_element() {
            Some(parent) => {
                child.mount(&parent, Some(self.element.unchecked_ref()));
                true
            }
            None => false,
        }
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

// The page is built in the browser alone: nothing is ever written as HTML or taken over from it.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ElState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for El {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}
